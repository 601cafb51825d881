"""Reading rule pages: their settings, words and examples, and what is said of faulty ones."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from a11y_audit.model import Pillar, Verdict
from a11y_audit.rulebook import RulePageError, find_check, read_folder, read_rule
from a11y_audit.rulebook.examples import read_examples

PAGE = """\
# Name the agency the way our style book does

```toml rule
about = "credit"
extends = "substitution"

[settings.swap]
"Herald file" = "Herald file photo"

[reasons.wording]
severity = "minor"
certainty = "certain"
says = "The credit says “{found}”."
do = "Write “{better}”."
```

Readers meet one wording everywhere.

## Failed

### wording: The short form

````markdown
![]() |
The bridge at night / Herald file |
````

```toml options
limit = 3
```

```text report
1:1: what is printed
```

## Passed

### The long form

```html
<p>One</p>
```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "credit-our-words.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_gives_title_reason_and_settings(page: Path) -> None:
    rule = read_rule(page)

    assert rule.title == "Name the agency the way our style book does"
    assert rule.why == "Readers meet one wording everywhere."
    assert rule.settings == {"swap": {"Herald file": "Herald file photo"}}


def test_the_pillar_follows_from_the_first_word_of_the_id(page: Path) -> None:
    assert read_rule(page).pillar is Pillar.CREDIT


def test_examples_know_their_section_reason_and_line(page: Path) -> None:
    failed, passed = read_examples(page)

    assert (failed.verdict, failed.reason, failed.title, failed.line) == (
        Verdict.FAILED,
        "wording",
        "The short form",
        21,
    )
    assert (passed.verdict, passed.reason, passed.title) == (Verdict.PASSED, "", "The long form")


def test_a_fence_of_four_ticks_may_hold_fences_of_three(page: Path) -> None:
    assert read_examples(page)[0].source.startswith("![]() |\n")


def test_options_and_report_lines_belong_to_their_example(page: Path) -> None:
    failed, passed = read_examples(page)

    assert (failed.options, failed.report) == ({"limit": 3}, "1:1: what is printed\n")
    assert (passed.options, passed.report) == ({}, None)


def test_the_index_of_a_folder_is_not_a_rule(page: Path) -> None:
    (page.parent / "README.md").write_text("# Rules\n", encoding="utf-8")

    assert list(read_folder(page.parent)) == ["credit-our-words"]


@pytest.mark.parametrize(
    ("found", "put", "says"),
    [
        ('about = "credit"', 'about = "credits"', ":3: `about` is one of image, alt, photo, caption, credit, page"),
        (
            'severity = "minor"',
            'severity = "grave"',
            ':3: the settings are wrong: reasons["wording"].severity: expected one of critical',
        ),
        ('about = "credit"', "about = credit", ":3: the settings are not valid TOML"),
        ('about = "credit"', 'abuot = "credit"', ":3: the settings are wrong"),
        (
            'about = "credit"',
            'about = "credit"\ntitle = "x"',
            "wrong: `title` is told by the page",
        ),
        ('extends = "substitution"', 'extends = "replacement"', "`extends` is one of substitution"),
        ("[reasons.wording]", "[reasons.unknown]", ":3: the reason `unknown` means that nothing could be examined"),
        ('about = "credit"', 'about = "page"\nonce = "site"', '`once` is "site", for notes'),
        ('about = "credit"', 'about = "site"', ':3: `extends = "substitution"`: it asks of pictures'),
        ("[settings.swap]", "[settings.swop]", ':3: `extends = "substitution"`: `swop` is no setting of it'),
        (
            "[reasons.wording]",
            "[reasons.first]\nseverity = 'note'\ncertainty = 'certain'\nsays = ''\ndo = ''\n[reasons.wording]",
            ":3: a rule that `extends` has one reason, not first, wording",
        ),
        ('about = "credit"', "about = " + "[" * 5000, ":3: the settings are not valid TOML"),
        ("# Name the", "Name the", ":1: a rule page begins with its title"),
        ("```toml rule", "```toml", ":1: a rule page holds its settings"),
    ],
)
def test_a_faulty_page_is_named_with_line_and_fault(page: Path, found: str, put: str, says: str) -> None:
    page.write_text(PAGE.replace(found, put, 1), encoding="utf-8")

    with pytest.raises(RulePageError) as error:
        read_rule(page)

    assert says in str(error.value)
    assert str(error.value).startswith(str(page))


@pytest.mark.parametrize(
    ("found", "put", "says"),
    [
        ("### wording: The short form", "### The short form", ":21: a fault's example is headed"),
        ("## Failed", "## Broken", ":21: examples stand under one of: Passed, Failed, Can't tell, Not applicable"),
        ("````markdown", "````text", ":21: an example shows its page in a fence"),
        ("limit = 3", "limit = " + "[" * 5000, ":28: "),
    ],
)
def test_a_faulty_example_is_named_with_line_and_fault(page: Path, found: str, put: str, says: str) -> None:
    page.write_text(PAGE.replace(found, put, 1), encoding="utf-8")

    with pytest.raises(RulePageError) as error:
        read_examples(page)

    assert says in str(error.value)


def test_a_page_without_a_check_function_is_an_error(page: Path) -> None:
    page.write_text(PAGE.replace('extends = "substitution"\n', ""), encoding="utf-8")

    with pytest.raises(RulePageError, match="no check function"):
        find_check(read_rule(page))


@pytest.mark.parametrize("name", ["nodash", "credit-", "-words", "credit our words", "credit--words", "credit-a[b]"])
def test_a_page_that_is_not_named_as_rules_are_is_an_error(page: Path, name: str) -> None:
    misnamed = page.rename(page.with_name(f"{name}.md"))

    with pytest.raises(RulePageError, match=r":1: a rule page is named by words joined by -"):
        read_rule(misnamed)


def test_a_page_may_be_named_in_any_script(page: Path) -> None:
    assert read_rule(page.rename(page.with_name("크레딧-우리말.md"))).id == "크레딧-우리말"


def test_a_page_may_begin_with_a_byte_order_mark(page: Path) -> None:
    page.write_text(PAGE, encoding="utf-8-sig")

    assert read_rule(page).id == "credit-our-words"


def test_what_a_module_of_checks_imports_is_no_check(page: Path) -> None:
    page.write_text(PAGE.replace('extends = "substitution"\n', ""), encoding="utf-8")
    rule = read_rule(page.rename(page.with_name("alt-found.md")))

    with pytest.raises(RulePageError, match="no check function"):
        find_check(rule)


def test_a_module_of_checks_that_cannot_be_imported_is_no_missing_check(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.py").write_text("import no_such_library\n", encoding="utf-8")
    monkeypatch.setattr("a11y_audit.checks.__path__", [str(tmp_path)])
    page.write_text(PAGE.replace('extends = "substitution"\n', ""), encoding="utf-8")
    rule = replace(read_rule(page), id="broken-words", check="")

    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        find_check(rule)
