"""The report as one HTML file."""

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import html5lib
import pytest
from msgspec.structs import replace

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import audit
from a11y_audit.model import Role, Source
from a11y_audit.reading import read
from a11y_audit.report import Changes, Coverage, Refusal
from a11y_audit.reporters import render as render_as
from tests.reports_by_hand import (
    credit,
    distant_credit,
    ferry,
    harbour,
    image,
    outcome,
    page,
    question,
    report,
    statement,
    summed_up,
)

render = partial(render_as, "html")
REPORT = render(report(ferry(), harbour(), page("fine.html"), refused=[Refusal("big.html", "size", "Too large.")]))
VOID = {"meta", "rect", "link", "br", "hr", "img", "input"}


class Outline(HTMLParser):
    """Elements with their attributes, text by element, and whether every element is closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.text: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] != "style":
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def test_it_parses_without_an_error() -> None:
    parser = html5lib.HTMLParser(strict=True)

    parser.parse(REPORT)
    assert not Outline(REPORT).faults


def test_its_policy_allows_its_own_style_sheet_and_nothing_else() -> None:
    style = re.search("<style>(.*?)</style>", REPORT, re.DOTALL)
    policy = re.search('Content-Security-Policy" content="([^"]*)"', REPORT)

    assert style
    assert policy
    allowed = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    assert REPORT.index("Content-Security-Policy") < REPORT.index("<style>")


def test_it_loads_and_runs_nothing() -> None:
    outline = Outline(REPORT)

    assert not {name for name, _ in outline.elements} & {"img", "script", "link", "iframe", "object", "form"}
    for _, attributes in outline.elements:
        assert not {"src", "srcset", "style", "background", "poster"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import", REPORT)


def test_headings_descend_one_level_at_a_time() -> None:
    levels = [int(name[1]) for name, _ in Outline(REPORT).elements if re.fullmatch("h[1-6]", name)]

    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))
    assert levels.count(1) == 1


def test_it_has_a_language_a_title_and_landmarks() -> None:
    elements = Outline(REPORT).elements
    names = [name for name, _ in elements]

    assert ("html", {"lang": "en"}) in elements
    assert "<title>NOT READY – 3 pages</title>" in REPORT
    assert {"header", "main", "nav", "footer"} <= set(names)
    assert names.count("main") == 1


def test_every_link_and_label_leads_somewhere_and_no_id_is_given_twice() -> None:
    elements = Outline(REPORT).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    wanted = [(attributes["href"] or "")[1:] for _, attributes in elements if "href" in attributes]
    labels = [attributes["aria-labelledby"] or "" for _, attributes in elements if "aria-labelledby" in attributes]
    wanted += [id for label in labels for id in label.split()]

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)


def test_verdict_score_coverage_and_steps_are_said_in_words() -> None:
    words = Outline(render(report(ferry()))).words

    assert "NOT READY 27 of 100 · grade D" in words
    assert "Not examined: 11 of 72 checks. They are neither passed nor failed." in words
    assert "What to do first, the gravest at the top +27.1 Photo 1 of 2 (and 1 more like it)" in words


def test_a_step_leads_to_the_card_it_is_about() -> None:
    icon = outcome(image=2, line=2, points=3.0)
    text = render(report(page("a.html", [image(1, 1), image(2, 2, role=Role.ICON)], [outcome(points=9.0), icon])))
    links = [attributes["href"] for name, attributes in Outline(text).elements if name == "a"]

    assert links == ["#main", "#page-1-card-1"]

    around = page("a.html", [image(1, 1), image(2, 2, role=Role.ICON)], [icon])
    assert '<a href="#page-1-around">Image 2 of 2</a>' in render(report(around))


def test_a_card_says_what_a_screen_reader_says_and_how_the_caption_was_split() -> None:
    words = Outline(render(report(ferry()))).words

    assert "Photo 1 of 2 · line 1 lead photo, Markdown image · 29 of 100 A screen reader says “image”" in words
    assert "Alt text missing" in words
    assert "Credit Harbour Times file parted from the caption by “/”" in words


def test_a_card_says_that_its_credit_stands_in_the_text() -> None:
    one = report(page("a.html", [image(credit=distant_credit("Titelbild: Ana Ruiz", 9))], [outcome()]))

    assert "Credit Titelbild: Ana Ruiz in the text, line 9" in Outline(render(one)).words


def test_findings_have_word_points_advice_draft_reason_place_and_standards() -> None:
    words = Outline(render(report(ferry()))).words

    for part in (
        "■ critical +27.1 points The image tag is empty",
        "Put the picture back, or take the tag and its caption out.",
        "Draft alt text from the caption; look at the picture before you use it",
        "Readers get a gap, or hear “image” and nothing more.",
        "article.md:1:1 · image-empty-tag[nothing] · alt-missing[no-attribute]",
        "WCAG 1.1.1, ACT 23a2a8",
    ):
        assert part in words


def test_findings_around_the_article_come_after_it_each_kind_once() -> None:
    images = [image(n, n, role=Role.ICON) for n in range(1, 4)]
    found = [outcome(image=n, line=n, column=7) for n in range(1, 4)]
    text = render(report(page("a.html", [*images, image(4, 4)], [*found, outcome(image=4, line=4)])))
    outline = Outline(text)

    html5lib.HTMLParser(strict=True).parse(text)
    assert not outline.faults
    assert re.search(
        r"Photo 1 of 1 .*Around the article .*critical 3 times A picture has no description 3 icons ", outline.words
    )
    assert "a.html, lines 1, 2 and 3 · alt-missing[no-attribute]" in outline.words
    assert outline.words.count("A picture has no description") == 1
    assert "4 images · 4 critical" in outline.words


def test_quotations_carry_the_language_of_their_page() -> None:
    text = render(report(page("ko.html", [image(alt="부두")], [outcome()], language="ko")))

    assert '<q dir="auto" lang="ko">부두</q>' in text


def test_a_language_that_is_none_is_left_out() -> None:
    text = render(report(page("x.html", [image(alt="A pier")], [outcome()], language='x" onclick="')))

    assert '<q dir="auto">A pier</q>' in text


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_reaches_contrast_4_5_on_every_ground(scheme: int) -> None:
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", re.findall(r":root \{.*?\}", REPORT, re.DOTALL)[scheme]))
    grounds = [luminance(colours.pop(ground)) for ground in ("paper", "card", "soft")]
    colours.pop("line")

    for colour in map(luminance, colours.values()):
        for ground in grounds:
            assert (max(colour, ground) + 0.05) / (min(colour, ground) + 0.05) >= 4.5


def test_many_pages_have_a_table_the_worst_first() -> None:
    rows = re.findall(r'<th scope="row"><a href="#page-\d+">(.*?)</a>', REPORT)

    assert rows == ["article.md", "site/harbour.html", "fine.html"]


def test_many_pages_say_what_is_most_frequent_what_changed_and_how_they_score() -> None:
    text = render(summed_up(report(ferry(), harbour())))

    html5lib.HTMLParser(strict=True).parse(text)
    said = Outline(text).words
    assert "Compared with the baseline: 3 new, 40 known, 2 fixed." in said
    assert "Scores: 7 at 90 or more, 5 at 70 to 89, 4 below 50." in said
    assert "A picture has no description alt-missing[no-attribute] ■ critical 1,200 2" in said


def test_what_became_of_the_baseline_is_said_when_nothing_is_left_to_find() -> None:
    clean = report(page("a.html"), page("b.html"))
    changes = Changes(new=0, known=4, fixed=1)

    assert (
        "Compared with the baseline: 0 new, 4 known, 1 fixed."
        in Outline(render(replace(clean, summary=replace(clean.summary, changes=changes)))).words
    )


def test_a_row_of_a_table_begins_with_what_it_is_about() -> None:
    starts = re.findall(r"<tr>\s*<(\w+)", render(summed_up(report(ferry(), harbour()))).partition("<tbody>")[2])

    assert set(starts) == {"th"}


def test_sections_that_look_alike_have_names_of_their_own() -> None:
    sections = [attributes for tag, attributes in Outline(REPORT).elements if tag == "section"]
    labels = [attributes["aria-labelledby"] for attributes in sections if "aria-labelledby" in attributes]

    assert len(labels) == len(set(labels))


def test_what_was_accepted_is_said_with_its_reason() -> None:
    assert "Accepted: alt-decorative[no-attribute]: line art" in Outline(REPORT).words


def test_a_report_is_accessible_by_our_own_rules_at_their_strictest() -> None:
    rules = choose_rules(Config(profile="strict"))

    assert audit(read(Source("report.html", REPORT.encode())), rules).outcomes == ()


def test_of_very_many_pages_the_worst_are_shown_in_full_and_all_in_the_table() -> None:
    text = render(report(page("fine.html"), harbour(), ferry(), page("b.html", score=90.0)), full=2)

    rows = re.findall(r'<th scope="row">(?:<a href="#page-\d+">)?(.*?)(?:</a>)?</th>', text)
    assert rows == ["article.md", "site/harbour.html", "fine.html", "b.html"]
    assert len(re.findall('<section id="page-[0-9]+"', text)) == 2
    assert "The 2 worst pages of 4 come first and are shown in full below." in Outline(text).words
    html5lib.HTMLParser(strict=True).parse(text)


def test_refused_pages_are_named() -> None:
    assert "big.html : Too large. [size]" in Outline(REPORT).words


def test_a_report_without_pages_is_a_whole_document() -> None:
    text = render(report(refused=[Refusal("big.html", "size", "Too large.")]))

    assert not Outline(text).faults
    assert "Nothing to score. 0 pages · 0 images · 1 page could not be audited" in Outline(text).words


@pytest.mark.parametrize(
    "payload",
    [
        "<script>MARK(1)</script>",
        '"><img src=x onerror=MARK(1)>',
        "</title></style></script><svg onload=MARK(1)>",
        "{{7*7}}{% raw %}",
        "javascript:MARK(1)",
        "&lt;b&gt; &#1;",
        "\x00\x1b[31m\u202egnp.exe\u2028",
        "\ud83d lone",
        "' onmouseover='MARK(1)",
    ],
)
def test_page_text_stays_text(payload: str) -> None:
    evil = page(
        payload,
        [image(alt=payload, src=payload, caption=statement(payload), credit=credit(payload, separator=payload))],
        [outcome(message=payload, advice=payload, rule=payload, reason=payload), question(message=payload)],
        title=payload,
        verdict=payload,
        grade=payload,
        notes=(payload,),
        language=payload,
        coverage=Coverage(2, 1, {payload: 1}),
    )
    text = render(report(evil, page("b.md"), refused=[Refusal(payload, payload, payload)], rules={}))

    text.encode("utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    plain = Outline(render(report(page("a", [image(alt="x")], [outcome(), question()]), page("b.md"))))
    assert {name for name, _ in Outline(text).elements} <= {name for name, _ in plain.elements} | {"ul", "li", "dl"}
    for _, attributes in Outline(text).elements:
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", text)
    assert "49" not in Outline(text).words.replace("48 of 100", "")
