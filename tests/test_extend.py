"""House rules without Python: each extension, on a page."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from a11y_audit import reading
from a11y_audit.engine import ActiveRule, audit
from a11y_audit.extend import EXTENSIONS
from a11y_audit.model import Certainty, Options, Pillar, Severity, Source
from a11y_audit.report import Outcome
from a11y_audit.rulebook import Reason, Rule

FIGURE = """<figure><img src="bridge.jpg" alt="A bridge, left, and a boat">
<figcaption>The bridge at night. Photo: Herald file</figcaption></figure>"""


def outcomes(extension: str, about: str, settings: Mapping[str, Any], html: str = FIGURE) -> list[Outcome]:
    reason = Reason(severity=Severity.MINOR, certainty=Certainty.CERTAIN, says="Found {found}.", do="Do.")
    rule = Rule(
        id="credit-house",
        path="credit-house.md",
        title="T",
        why="W",
        about=about,
        pillar=Pillar.CREDIT,
        reasons={"wording": reason},
        extends=extension,
        settings=settings,
    )
    check = EXTENSIONS[extension](about, settings, ("wording",))
    page = reading.read(Source("page.html", html.encode()))
    return list(audit(page, [ActiveRule(rule, check, Options({}), rule.reasons)]).outcomes)


def test_substitution_offers_the_better_words() -> None:
    (outcome,) = outcomes("substitution", "credit", {"swap": {"Herald file": "Herald file photo"}})

    assert outcome.suggestion is not None
    assert "Herald file photo" in outcome.suggestion.text


def test_substitution_lets_the_better_words_stand() -> None:
    page = FIGURE.replace("Herald file", "Herald file photo")

    assert outcomes("substitution", "credit", {"swap": {"Herald file": "Herald file photo"}}, page) == []


def test_substitution_matches_whole_words() -> None:
    assert outcomes("substitution", "caption", {"swap": {"night": "dark"}}, FIGURE.replace("night", "nightfall")) == []


@pytest.mark.parametrize("spelled", ["file", "FILE", "F\u0130LE", "f\u0131le"])
def test_substitution_mends_a_word_whatever_its_capitals_and_dots(spelled: str) -> None:
    (outcome,) = outcomes("substitution", "caption", {"swap": {"file": "archive"}}, FIGURE.replace("night", spelled))

    assert outcome.suggestion is not None
    assert "at archive" in outcome.suggestion.text


def test_substitution_may_be_about_capitals_alone() -> None:
    settings = {"swap": {"internet": "Internet"}}

    assert len(outcomes("substitution", "caption", settings, FIGURE.replace("night", "the internet"))) == 1
    assert outcomes("substitution", "caption", settings, FIGURE.replace("night", "the Internet")) == []


def test_existence_finds_a_word_that_may_not_occur() -> None:
    assert len(outcomes("existence", "caption", {"words": ["bridge"]})) == 1


def test_existence_is_silent_where_the_word_is_not() -> None:
    assert outcomes("existence", "caption", {"words": ["river"]}) == []


@pytest.mark.parametrize(
    ("settings", "count"), [({"matches": "night"}, 0), ({"matches": "day"}, 1), ({"rejects": "night"}, 1)]
)
def test_pattern_wants_or_rejects_a_form(settings: Mapping[str, Any], count: int) -> None:
    assert len(outcomes("pattern", "caption", settings)) == count


@pytest.mark.parametrize(
    ("settings", "count"),
    [({"max": 100}, 0), ({"max": 3, "unit": "words"}, 1), ({"min": 4, "unit": "words"}, 0), ({"min": 500}, 1)],
)
def test_length_counts_characters_or_words(settings: Mapping[str, Any], count: int) -> None:
    assert len(outcomes("length", "caption", settings)) == count


def test_one_of_names_the_words_that_are_allowed() -> None:
    assert outcomes("one-of", "image", {"words": ["A bridge, left, and a boat"], "field": "alt"}) == []
    assert len(outcomes("one-of", "image", {"words": ["Boat"], "field": "alt"})) == 1


def test_required_misses_a_field_that_is_not_there() -> None:
    bare = '<p>One paragraph of text.</p><img src="bridge.jpg" width="600" height="400" alt="A bridge">'

    assert len(outcomes("required", "photo", {"field": "credit"}, bare)) == 1
    assert outcomes("required", "photo", {"field": "credit"}) == []


def test_agrees_wants_what_one_text_says_said_by_the_other_too() -> None:
    settings = {"field": "alt", "with": "caption", "words": ["left", "on the left"]}

    assert len(outcomes("agrees", "image", settings)) == 1
    assert outcomes("agrees", "image", settings, FIGURE.replace("at night", "at night, on the left")) == []


def test_agrees_does_not_ask_the_first_text_for_what_the_other_says() -> None:
    assert outcomes("agrees", "image", {"field": "caption", "with": "alt", "words": ["left"]}) == []


@pytest.mark.parametrize(
    ("extension", "about", "rejects"),
    [("pattern", "caption", "[[(]day"), ("selector", "page", "figcaption:contains('night')")],
)
def test_what_may_mean_something_else_one_day_works_without_a_warning(
    extension: str, about: str, rejects: str, recwarn: pytest.WarningsRecorder
) -> None:
    outcomes(extension, about, {"rejects": rejects})

    assert not recwarn.list


def test_selector_points_at_the_element_it_rejects() -> None:
    (outcome,) = outcomes("selector", "page", {"rejects": "figure > img"})

    assert (outcome.place.line, outcome.place.column) == (1, 9)
    assert FIGURE[outcome.place.offset : outcome.place.end].startswith("<img")


@pytest.mark.parametrize(
    ("extension", "settings", "says"),
    [
        ("substitution", {}, "needs `swap`"),
        ("pattern", {"matches": "("}, "is not a regular expression"),
        ("length", {"max": "5"}, "whole numbers"),
        ("existence", {"words": ["a"], "field": "headline"}, "`field` is one of alt, caption, credit, src"),
        ("agrees", {"words": ["a"]}, "`with` is one of alt, caption, credit, src, not None"),
        ("agrees", {"words": ["a"], "field": "alt", "with": "alt"}, "`field` and `with` name two texts"),
        ("existence", {"word": ["a"]}, "`word` is no setting of it: it knows field, words"),
        ("existence", {"words": []}, "needs `words`: a list of texts"),
        ("existence", {"words": [1]}, "needs `words`: a list of texts"),
        ("existence", {"words": [" "]}, "needs `words`: a list of texts"),
        ("existence", {"words": "file"}, "needs `words`: a list of texts"),
        ("one-of", {"words": [["a"]]}, "needs `words`: a list of texts"),
        ("agrees", {"words": [None], "with": "credit"}, "needs `words`: a list of texts"),
        ("substitution", {"swap": {}}, "needs `swap`: a table of texts"),
        ("substitution", {"swap": {"": "b"}}, "needs `swap`: a table of texts"),
        ("substitution", {"swap": {"a": 1}}, "needs `swap`: a table of texts"),
        ("substitution", {"swap": {"AFP": "a", "afp": "b"}}, "`swap` has two texts for 'afp'"),
        ("pattern", {}, "needs one of `matches` and `rejects`"),
        ("pattern", {"matches": "a", "rejects": "b"}, "needs one of `matches` and `rejects`"),
        ("pattern", {"rejects": 3}, "needs `rejects`: a text"),
        ("pattern", {"rejects": "a{99999999999}"}, "is not a regular expression"),
        ("pattern", {"rejects": "(" * 5000}, "is not a regular expression"),
        ("length", {}, "needs `min` or `max`"),
        ("length", {"min": True}, "whole numbers"),
        ("length", {"max": -1}, "whole numbers"),
        ("length", {"min": 9, "max": 5}, "`min` is more than `max`"),
        ("length", {"max": 5, "unit": "letters"}, '`unit` is "characters" or "words"'),
    ],
)
def test_settings_that_make_no_sense_are_named(extension: str, settings: Mapping[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        EXTENSIONS[extension]("image", settings, ("wording",))


@pytest.mark.parametrize(
    ("css", "says"),
    [
        ("a[", "'a[' is not a CSS selector: Malformed attribute selector at position 1"),
        ("p:nope", "'p:nope' is not a CSS selector"),
        ("p::before", "'p::before' is not a CSS selector"),
        (":is(" * 5000, "is not a CSS selector"),
        ("", "needs `rejects`: a text"),
        (["p"], "needs `rejects`: a text"),
    ],
)
def test_a_selector_that_cannot_be_read_is_named_before_the_first_page(css: object, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)) as error:
        EXTENSIONS["selector"]("page", {"rejects": css}, ("wording",))

    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("extension", "about"),
    [*((each, "site") for each in EXTENSIONS), ("required", "page"), ("length", "page"), ("selector", "image")],
)
def test_an_extension_that_cannot_answer_what_the_rule_is_about_is_named(extension: str, about: str) -> None:
    with pytest.raises(ValueError, match="it asks of"):
        EXTENSIONS[extension](about, {"field": "alt", "max": 3, "rejects": "img"}, ("wording",))


@pytest.mark.parametrize("family", ["alt", "image", "caption", "credit", "page"])
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_skeleton_of_any_kind_runs_and_fails_until_it_is_filled_in(
    tmp_path: Path, family: str, extension: str
) -> None:
    from click.testing import CliRunner

    from a11y_audit.cli import group

    asked = ["new-rule", f"{family}-x", "--folder", str(tmp_path), "--extends", extension]
    written = CliRunner().invoke(group, asked, standalone_mode=False)
    tested = CliRunner().invoke(group, ["test", str(tmp_path)], standalone_mode=False)

    if family == "page" and extension != "selector":
        assert "extends selector" in str(written.exception)
    else:
        assert (written.return_value, tested.return_value) == (0, 1)
        assert "expected failed [wording]" in tested.output


def test_a_house_rule_is_one_page_and_no_python(tmp_path: Path) -> None:
    """The page that `new-rule` writes runs as it is, and its example asks to be filled in."""
    from click.testing import CliRunner

    from a11y_audit.cli import group

    run = CliRunner()
    written = run.invoke(group, ["new-rule", "credit-our-desk", "--folder", str(tmp_path)], standalone_mode=False)
    tested = run.invoke(group, ["test", str(tmp_path)], standalone_mode=False)

    assert written.return_value == 0
    assert written.output.endswith(
        f'Switch it on with rules = ["{tmp_path}"] in the settings file, or with --rules {tmp_path}.\n'
    )
    assert tested.return_value == 1
    assert "expected failed [wording]" in tested.output


def test_no_skeleton_is_written_that_would_stand_in_for_a_rule_there_is(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from a11y_audit.cli import group

    written = CliRunner().invoke(group, ["new-rule", "alt-missing", "--folder", str(tmp_path)], standalone_mode=False)

    assert "there is a rule alt-missing already" in str(written.exception)
    assert not list(tmp_path.iterdir())
