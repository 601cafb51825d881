"""JSON that pages hold: its faults are named and placed, and what is plain in spite of them is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.json_ld import JSON, read, script, spelled_at


def why(content: str) -> str:
    """The words of the one fault of a JSON-LD block."""
    (fault,) = read(script(content))[1].json_ld_faults
    return fault.why


def spelled_at_fault(content: str) -> str:
    document, structured = read(script(content))
    (fault,) = structured.json_ld_faults
    return document.slice(fault.place)


@pytest.mark.parametrize(
    ("content", "words", "spelled"),
    [
        ('{"a": 1,}', 'a comma stands before the closing "}"', ","),
        ('{"a": [1, 2,\n]}', 'a comma stands before the closing "]"', ","),
        ('{"a": "b" "c": 1}', "a comma is missing before it", '"c"'),
        ('{"a" "b"}', 'a ":" is missing after a name', '"a"'),
        ('{"a":: 1}', 'a value is missing before a ":"', ":"),
        ("{a: 1}", "a name is not in double quotes", "a"),
        ("{'a': 1}", "a name is not in double quotes", "'"),
        ("{\"a\": 'b'}", "a text is in single quotes, where JSON wants double ones", "'"),
        ('{"a": [1}', 'a "}" stands where "]" belongs', "}"),
        ('{"a": }', 'a "}" stands where a value belongs', "}"),
        ('{"a": tru}', "a value cannot be read", "tru"),
        ('{"a": 01}', "a value cannot be read", "01"),
        ('{"a": undefined}', "undefined is no value in JSON", "undefined"),
        ('{"a": NaN}', "NaN is no number in JSON", "NaN"),
        ('{"a": -Infinity}', "Infinity is no number in JSON", "-Infinity"),
        ('{"a": 1} {"b": 2}', "something stands after its end", '{"b": 2}'),
        ('{"a": "line\nend"}', "a line end stands inside a text", "\n"),
        ('{"a": "tab\tinside"}', "a control character stands inside a text", "\t"),
        ('{"a": "\\x41"}', "'\\\\x' is no escape in JSON", "\\x"),
        ('{"a": "\\ud800 x"}', "half a surrogate pair is no character", "\\ud800"),
        ('<!-- {"a": 1} -->', "markup stands around or in it", "<"),
        ('//<![CDATA[\n{"a": 1}\n//]]>', "a comment stands in it, which JSON does not allow", "/"),
        ("\ufeff{}", "a byte-order mark stands in it", "\ufeff"),
        (f'{{"a": {"9" * 5000}}}', "a number is too large", "9" * 5000),
        ('{"a": 1e999}', "a number is too large", "1e999"),
        ('{"a": [', 'it ends before its closing "]"', ""),
        ('{"a": "open', "a text is never closed", '"open'),
        ("", "it is empty", ""),
    ],
)
def test_a_fault_is_said_in_plain_words_and_placed_exactly(content: str, words: str, spelled: str) -> None:
    assert why(content) == words
    assert spelled_at_fault(content) == spelled


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_line_and_column_of_a_fault_are_those_of_the_file(line_end: str) -> None:
    markup = line_end.join(["<p>Ça va", script(line_end.join(["{", '  "a": "é",', '  "b": [1,, 2]', "}"]))])
    (fault,) = read(markup)[1].json_ld_faults
    assert (fault.place.line, fault.place.column) == (4, 11)


@pytest.mark.parametrize("deep", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 50_000 + "1" + "}" * 50_000])
def test_deep_nesting_is_a_fault_and_no_crash(deep: str) -> None:
    assert why(deep) == "lists and objects are nested more than 256 deep"


@pytest.mark.parametrize(
    "content",
    [
        '<!-- {"@type": "ImageObject", "url": "a.jpg", "caption": "Ein Fluss"} -->',
        '//<![CDATA[\n{"@type": "ImageObject", "url": "a.jpg", "caption": "Ein Fluss"}\n//]]>',
        '/*<![CDATA[*/{"@type": "ImageObject", "url": "a.jpg", "caption": "Ein Fluss"}/*]]>*/',
        '{"@type": "ImageObject", "url": "a.jpg", "width": NaN, "caption": "Ein\nFluss"}',
        '{"@type": "ImageObject", "url": "a.jpg", "caption": "Ein Fluss"};',
    ],
)
def test_what_a_broken_block_plainly_means_is_read_all_the_same(content: str) -> None:
    document, structured = read(script(content))
    assert len(structured.json_ld_faults) == 1
    caption = next(each for each in structured.statements if each.about == "caption")
    assert caption.text == "Ein Fluss"
    assert spelled_at(document, caption) == caption.raw


def test_half_a_surrogate_pair_does_not_get_into_a_statement() -> None:
    structured = read(script('{"@type": "ImageObject", "caption": "a \\ud800 b \\ud83d\\ude00"}'))[1]
    assert [each.text for each in structured.statements] == ["a \ufffd b 😀"]


def test_a_broken_block_leaves_the_others() -> None:
    structured = read(script('{"@type": ') + script('{"@type": "NewsArticle"}'))[1]
    assert [each["@type"] for each in structured.json_ld] == ["NewsArticle"]
    assert len(structured.json_ld_faults) == 1


@pytest.mark.parametrize(
    "value", ["null", "7", '"text"', "[]", "[[[]]]", '[1, "two", null]', '{"@graph": "x"}', '{"@type": 5}']
)
def test_json_that_is_no_linked_data_says_nothing(value: str) -> None:
    structured = read(script(value))[1]
    assert structured.statements == ()
    assert structured.json_ld_faults == ()


@given(st.text(alphabet="{}[]:,\"\\u0d8ntf-1eE.\n\t \x00é<!/'", max_size=60))
def test_no_block_makes_the_reader_fail(content: str) -> None:
    document, structured = read(script(content))
    assert all(fault.why and document.slice(fault.place) is not None for fault in structured.json_ld_faults)


def is_json(text: str) -> bool:
    """The oracle: JSON whose numbers have a value and whose texts are made of characters."""
    try:
        json.dumps(json.loads(text), ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return False
    return True


@given(JSON.map(json.dumps), st.integers(0, 200), st.sampled_from(list('{}[]:,"\\x1')))
def test_a_block_is_called_faulty_exactly_when_it_is_no_json(content: str, at: int, mark: str) -> None:
    at %= len(content) + 1
    broken = (content[:at] + mark + content[at:]).replace("<", "")
    assert (not read(script(broken))[1].json_ld_faults) == is_json(broken)
