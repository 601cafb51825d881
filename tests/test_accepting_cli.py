"""What is accepted, as users of the command line meet it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from a11y_audit.cli import group
from tests.accepting import article, photo

FAIR = article(photo("harbour-stalls"), photo("pier-ships", ' alt="Stalls"'))
MORE = article(photo("harbour-stalls"), photo("pier-ships", ' alt="Stalls"'), photo("boats"))
BETTER = article(photo("harbour-stalls", ' alt="People on a quay"'), photo("pier-ships", ' alt="Stalls"'))
SETTINGS = 'select = ["alt-missing", "alt-too-short"]\nocr = false\ncache = false\n'
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with one page; gives status, output and what was said beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a11y-audit.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "fair.html").write_text(FAIR, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            status = group.main(list(arguments), standalone_mode=False)
        except click.ClickException as error:
            return 2, "", error.format_message()
        out, err = capfd.readouterr()
        return status, out, err

    return call


def write(text: str) -> None:
    Path("fair.html").write_text(text, encoding="utf-8")


# ------------------------------------------------------------------------------------------------------- baseline


def test_after_a_baseline_only_new_findings_count(run: Run) -> None:
    assert run("check", "fair.html")[0] == 1
    assert run("baseline", "fair.html", "-o", "base.json")[0] == 0
    assert run("check", "fair.html", "--baseline", "base.json")[:2][0] == 0

    write(MORE)
    status, out, err = run("check", "fair.html", "--baseline", "base.json")

    assert status == 1
    assert out.count("alt-missing") == 1
    assert "1 new, " in err


def test_accepted_findings_stay_in_the_report(run: Run) -> None:
    run("baseline", "fair.html", "-o", "base.json")
    _, out, _ = run("check", "fair.html", "--baseline", "base.json", "--format", "json")
    report = json.loads(out)

    assert {outcome["suppressed"]["kind"] for outcome in report["pages"][0]["outcomes"] if outcome["suppressed"]} == {
        "baseline"
    }
    assert report["summary"]["failed"] == 0
    assert report["summary"]["changes"]["new"] == 0


def test_the_settings_name_the_baseline_from_their_own_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a11y-audit.toml").write_text(f'{SETTINGS}baseline = "base.json"\n', encoding="utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "fair.html").write_text(FAIR, encoding="utf-8")

    assert run("baseline", "news")[0] == 0
    assert (tmp_path / "base.json").exists()
    assert run("check", "news")[0] == 0


@pytest.mark.parametrize("text", [None, "{}", "<<<<<<<", '{"schema": "other"}'])
def test_a_bad_baseline_is_one_sentence_and_exit_2(run: Run, text: str | None) -> None:
    if text is not None:
        Path("base.json").write_text(text, encoding="utf-8")
    status, _, says = run("check", "fair.html", "--baseline", "base.json")

    assert status == 2
    assert "base.json" in says
    assert "\n" not in says


def test_a_file_that_is_no_baseline_is_not_overwritten(run: Run) -> None:
    Path("base.json").write_text('{"mine": 1}', encoding="utf-8")
    status, _, says = run("baseline", "fair.html", "-o", "base.json")

    assert (status, Path("base.json").read_text(encoding="utf-8")) == (2, '{"mine": 1}')
    assert "move it away" in says


def test_update_baseline_takes_what_is_there_now(run: Run) -> None:
    run("baseline", "fair.html", "-o", "base.json")
    write(MORE)

    assert run("check", "fair.html", "--baseline", "base.json", "--update-baseline")[0] == 0
    assert run("check", "fair.html", "--baseline", "base.json")[0] == 0


def test_update_baseline_makes_the_first_one(run: Run) -> None:
    assert run("check", "fair.html", "--update-baseline")[0] == 0
    assert Path(".a11y-audit-baseline.json").exists()


def test_what_was_fixed_is_said_and_stays_until_it_is_taken_out(run: Run) -> None:
    run("baseline", "fair.html", "-o", "base.json")
    before = Path("base.json").read_text(encoding="utf-8")
    write(BETTER)
    _, _, err = run("check", "fair.html", "--baseline", "base.json")

    assert "1 fixed" in err
    assert "fixed: fair.html: alt-missing[captioned] (1)" in err
    assert Path("base.json").read_text(encoding="utf-8") == before


def test_the_ratchet_takes_out_what_was_fixed_so_that_it_cannot_come_back(run: Run) -> None:
    run("baseline", "fair.html", "-o", "base.json")
    write(BETTER)
    assert run("check", "fair.html", "--baseline", "base.json", "--ratchet")[0] == 0

    write(FAIR)
    assert run("check", "fair.html", "--baseline", "base.json")[0] == 1


def test_the_ratchet_adds_nothing_and_a_failing_run_changes_nothing(run: Run) -> None:
    run("baseline", "fair.html", "-o", "base.json")
    before = Path("base.json").read_text(encoding="utf-8")
    write(MORE)

    assert run("check", "fair.html", "--baseline", "base.json", "--ratchet")[0] == 1
    assert Path("base.json").read_text(encoding="utf-8") == before


def test_under_the_ratchet_no_score_may_fall(run: Run) -> None:
    run("baseline", "fair.html", "-o", "base.json")
    write(MORE)
    arguments = ("check", "fair.html", "--baseline", "base.json", "--fail-on", "never")
    status, _, err = run(*arguments, "--ratchet")

    assert run(*arguments)[0] == 0
    assert status == 1
    assert "worse: fair.html scores lower than in the baseline" in err
    assert "the run fails, since the ratchet lets no page score lower" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("--ratchet",), "--ratchet needs a baseline"), (("--ratchet", "--update-baseline"), "choose one")],
)
def test_a_ratchet_needs_a_baseline_and_nothing_beside_it(run: Run, arguments: tuple[str, ...], says: str) -> None:
    status, _, said = run("check", "fair.html", *arguments)

    assert status == 2
    assert says in said


@pytest.mark.parametrize(("most", "status"), [("0", 1), ("1", 0)])
def test_so_many_new_findings_are_let_pass(run: Run, most: str, status: int) -> None:
    assert run("check", "fair.html", "--max-new", most)[0] == status


def test_it_is_said_how_many_findings_were_let_pass(run: Run) -> None:
    says = "1 finding that fails a run is let pass: max-new is 3"

    assert says in run("check", "fair.html", "--max-new", "3")[2]
    assert "let pass" not in run("check", "fair.html", "--max-new", "0")[2]


def test_what_the_source_allows_is_not_in_the_baseline(run: Run) -> None:
    write(FAIR.replace("<figure>", '<figure data-a11y-audit-allow="alt-missing: agreed">'))
    run("baseline", "fair.html", "-o", "base.json")

    assert "alt-missing" not in Path("base.json").read_text(encoding="utf-8")


def test_what_pages_have_against_each_other_can_be_accepted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a11y-audit.toml").write_text(
        'select = ["credit-differs-across-pages", "suppression-unused"]\nocr = false\ncache = false\n', encoding="utf-8"
    )
    for name, credit, mark in (
        ("fair.html", "Kim Lee", ""),
        ("more.html", "Ana Ribeiro", ' data-a11y-audit-allow="credit-differs-across-pages: both were there"'),
    ):
        page = article(photo("harbour-stalls", f' alt="Stalls on the quay"{mark}', f"Stalls. Photo: {credit}"))
        (tmp_path / name).write_text(page, encoding="utf-8")
    _, out, _ = run("check", "fair.html", "more.html", "--format", "json")
    seen = [outcome for page in json.loads(out)["pages"] for outcome in page["outcomes"]]

    assert [outcome["suppressed"] for outcome in seen] == [{"kind": "inSource", "why": "both were there"}]


@pytest.fixture
def site(run: Run, tmp_path: Path) -> Path:
    """Two pages that credit one picture to different people, and nothing else to find."""
    settings = f'select = ["credit-differs-across-pages"]\n{SETTINGS.partition(chr(10))[2]}'
    (tmp_path / "a11y-audit.toml").write_text(settings, encoding="utf-8")
    for name, credit in (("m.html", "Mary Brown/AFP"), ("n.html", "Thomas Weber/EPA")):
        credited(tmp_path / "site" / name, credit)
    return tmp_path / "site"


def credited(page: Path, credit: str) -> None:
    page.parent.mkdir(exist_ok=True)
    page.write_text(article(photo("stalls", ' alt="Stalls on a quay"', f"Stalls. Photo: {credit}")), encoding="utf-8")


def test_what_is_known_of_the_site_stays_known_when_pages_come_and_go(run: Run, site: Path) -> None:
    assert run("check", "site", "--fail-on", "moderate")[0] == 1
    run("baseline", "site", "-o", "base.json")
    arguments = ("check", "site", "--baseline", "base.json", "--fail-on", "moderate")
    assert run(*arguments)[0] == 0
    credited(site / "a.html", "Thomas Weber/EPA")
    status, _, err = run(*arguments)
    assert (status, "0 new, 1 known, 0 fixed" in err) == (0, True)
    (site / "n.html").unlink()
    status, _, err = run(*arguments)
    assert (status, "0 new, 1 known, 0 fixed" in err) == (0, True)


def test_what_is_mended_on_the_site_is_said_to_be_of_the_site(run: Run, site: Path) -> None:
    run("baseline", "site", "-o", "base.json")
    credited(site / "n.html", "Mary Brown/AFP")
    assert "1 no longer" not in run("check", "site/n.html", "--baseline", "base.json")[2]
    err = run("check", "site", "--baseline", "base.json", "--ratchet")[2]
    assert "fixed: <site>: credit-differs-across-pages[differ] (1)" in err
    assert "credit-differs" not in Path("base.json").read_text(encoding="utf-8")


def test_report_verdict_and_exit_status_agree_about_the_site(run: Run, site: Path) -> None:
    status, out, _ = run("check", "site", "--fail-on", "moderate", "-f", "json")
    report = json.loads(out)
    assert (status, report["summary"]["verdict"], report["pages"][1]["verdict"]) == (1, "CHECK", "CHECK")
    assert [page["path"] for page in report["summary"]["worst"]] == ["site/n.html"]


@pytest.mark.parametrize(("paths", "status"), [("**", 0), ("site/n.html", 0), ("site/o.html", 1)])
def test_a_rule_about_the_site_can_be_switched_off_by_path(run: Run, site: Path, paths: str, status: int) -> None:
    settings = Path("a11y-audit.toml")
    override = f'[[overrides]]\npaths = ["{paths}"]\nignore = ["credit-differs-across-pages"]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + override, encoding="utf-8")
    assert run("check", "site", "--fail-on", "moderate")[0] == status


# -------------------------------------------------------------------------------------------------------- answers


def test_an_answered_question_is_not_asked_again(run: Run) -> None:
    _, asked, _ = run("check", "fair.html")
    line = next(line for line in asked.splitlines() if "alt-too-short" in line).split(":")[1]
    status, said, _ = run("answer", f"fair.html:{line}", "alt-too-short", "fine", "--why", "it is", "--who", "Kim")
    _, out, _ = run("check", "fair.html")

    assert status == 0
    assert "a11y-audit-answers.toml" in said
    assert "alt-too-short" in asked
    assert "alt-too-short" not in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("fair.html", "alt-too-short"), "is no FILE:LINE"),
        (("none.html:1", "alt-too-short"), "none.html: "),
        (("fair.html:1", "alt-too-short"), "alt-too-short asks nothing at fair.html:1; it asks at line 5"),
        (("fair.html:5", "alt-to-short"), "there is no rule 'alt-to-short'; did you mean 'alt-too-short'?"),
        (("fair.html:5", "alt-missing"), "asks nothing at fair.html:5; asked are alt-too-short[one-name] at line 5"),
        (("fair.html:3", "alt-missing"), "alt-missing does not ask at fair.html:3, it has found a fault: mend it"),
        (("fair.html:5", "alt-too-short", "--until", "2001-01-01"), "2001-01-01 is over already"),
        (("fair.html:5", "alt-too-short", "--why", "..."), "an answer says why and who"),
    ],
)
def test_an_answer_to_nothing_is_refused(run: Run, arguments: tuple[str, ...], says: str) -> None:
    place, rule, *more = arguments
    status, _, said = run("answer", place, rule, "fine", "--why", "it is", "--who", "Kim", *more)

    assert status == 2
    assert says in said
    assert not Path("a11y-audit-answers.toml").exists()


def test_a_question_that_is_answered_anew_has_one_answer(run: Run) -> None:
    for said in ("fault", "fine"):
        assert run("answer", "fair.html:5", "alt-too-short", said, "--why", "it is", "--who", "Kim")[0] == 0
    stored = Path("a11y-audit-answers.toml").read_text(encoding="utf-8")

    assert re.findall(r"^answer = .*$", stored, re.MULTILINE) == ['answer = "fine"']


@pytest.mark.parametrize("rule", ["alt-differs-across-pages", "credit-differs-across-pages[differ]"])
def test_what_compares_pages_is_not_answered(run: Run, rule: str) -> None:
    status, _, said = run("answer", "fair.html:5", rule, "fine", "--why", "both are true", "--who", "Kim")

    assert (status, said) == (
        2,
        f"{rule} compares pages, which no answer is about: allow it in the page, or take it into the baseline",
    )


def test_faulty_answers_are_exit_2(run: Run) -> None:
    Path("a11y-audit-answers.toml").write_text("[[answer]]\nrule = 1\n", encoding="utf-8")
    status, _, says = run("check", "fair.html")

    assert status == 2
    assert "a11y-audit-answers.toml" in says


def test_answers_that_are_named_must_be_there(run: Run) -> None:
    assert run("check", "fair.html", "--answers", "none.toml")[0] == 2


# ------------------------------------------------------------------------------------------------------- the settings


def test_config_tells_what_holds_for_a_path_and_why(run: Run) -> None:
    status, out, _ = run("config", "fair.html", "--profile", "strict")

    assert status == 0
    assert re.search(r"^profile +\"strict\" +command line$", out, re.MULTILINE)
    assert re.search(r"^ocr +false +a11y-audit.toml:2$", out, re.MULTILINE)
    assert re.search(r"^fail-on +\"serious\" +default$", out, re.MULTILINE)
    assert out.rstrip().endswith("run here.")


def test_config_prints_a_schema_that_knows_the_rules(run: Run) -> None:
    schema = json.loads(run("config", "--schema")[1])

    assert "alt-missing[captioned]" in schema["properties"]["severity"]["properties"]
    assert "too-long" in schema["properties"]["options"]["properties"]["alt-too-long"]["properties"]


def test_rules_may_differ_from_folder_to_folder(run: Run, tmp_path: Path) -> None:
    override = '[[overrides]]\npaths = ["live/**"]\nseverity = { "alt-missing" = "note" }\n'
    (tmp_path / "a11y-audit.toml").write_text(SETTINGS + override, encoding="utf-8")
    (tmp_path / "live").mkdir()
    (tmp_path / "live" / "fair.html").write_text(FAIR, encoding="utf-8")

    assert run("check", "live/fair.html")[0] == 0
    assert run("check", "fair.html")[0] == 1
    assert run("check", ".")[0] == 1


def test_explain_says_that_a_finding_is_accepted(run: Run) -> None:
    write(FAIR.replace("<figure>", '<figure data-a11y-audit-allow="alt-missing: agreed with the desk">'))
    _, out, _ = run("explain", "fair.html:3")

    assert "(accepted: agreed with the desk)" in out
