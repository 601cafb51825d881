"""The queue between pages and the processes that audit them."""

from itertools import count

from a11y_audit.report import Refusal
from a11y_audit.site.page_queue import PageQueue, Task
from a11y_audit.site.targets import target_of


def refused(name: str) -> Refusal:
    return Refusal(name, "size", "Too large.")


def taken(queue: PageQueue) -> Task:
    task = queue.next_task()
    assert task is not None
    return task


def given(queue: PageQueue) -> list[str]:
    return [result.path for result in queue.in_order() if isinstance(result, Refusal)]


def test_results_are_given_back_in_the_order_of_the_pages() -> None:
    queue = PageQueue(map(target_of, "abc"))
    tasks = [taken(queue) for _ in "abc"]

    for task in reversed(tasks):
        assert given(queue) == []
        queue.put(task.number, refused(task.target.path))

    assert given(queue) == ["a", "b", "c"]


def test_a_result_that_is_there_already_keeps_its_place() -> None:
    queue = PageQueue([target_of("a"), refused("b"), target_of("c")])
    first, last = taken(queue), taken(queue)

    queue.put(last.number, refused("c"))
    queue.put(first.number, refused("a"))

    assert given(queue) == ["a", "b", "c"]


def test_a_page_that_is_put_back_is_handed_out_before_others() -> None:
    queue = PageQueue(map(target_of, "ab"))
    first = taken(queue)

    queue.put_back([first])

    assert [taken(queue), taken(queue).target.path] == [first, "b"]


def test_pages_without_end_are_not_taken_while_the_first_is_missing() -> None:
    queue = PageQueue(target_of(str(number)) for number in count())
    first = taken(queue)
    while (task := queue.next_task()) is not None:
        queue.put(task.number, refused(task.target.path))

    queue.put(first.number, refused("0"))

    assert given(queue)[:2] == ["0", "1"]
    assert queue.next_task() is not None


def test_it_is_finished_when_the_last_result_has_been_given_back() -> None:
    queue = PageQueue([target_of("a")])
    task = taken(queue)
    assert queue.next_task() is None

    queue.put(task.number, refused("a"))

    assert not queue.is_finished
    assert given(queue) == ["a"]
    assert queue.is_finished
