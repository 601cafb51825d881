"""Results of earlier runs: never wrong, whatever happened to pages, images, rules or the file of results meanwhile."""

import os
import shutil
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Certainty, Options, Page, PageImage, Pillar, Result, Severity, found
from a11y_audit.report import PageReport, Refusal
from a11y_audit.rulebook import Reason, Rule
from a11y_audit.site import Auditor, Cache, discover
from a11y_audit.site.sheet import Sheet
from tests.page_images import picture


def size(image: PageImage, page: Page, options: Options) -> Result:
    """A rule that says what is in the file, so that every change of a file changes the report."""
    pixels = page.evidence.pixels(image)
    metadata = page.evidence.metadata(image)
    return found("size", width=pixels.width, height=pixels.height, format=pixels.format, fields=len(metadata))


size.__module__ = "a11y_audit.checks"  # else all of this folder would be read to tell its versions apart


def rules_saying(words: str) -> list[ActiveRule]:
    reason = Reason(severity=Severity.MINOR, certainty=Certainty.CERTAIN, says=words, do="")
    rule = Rule(
        id="image-size", path="", title="", why="", about="image", pillar=Pillar.ACCESS, reasons={"size": reason}
    )
    return [ActiveRule(rule, size, Options({}), rule.reasons)]


RULES = [
    *rules_saying("{width}x{height} {format} {fields}"),
    *choose_rules(Config(select=("alt-missing", "image-src-broken"))),
]
OTHER_RULES = rules_saying("{format}: {width} x {height}")
PAGE = '<html lang="en"><title>{0}</title><figure><img src="{1}" alt="{2}"><figcaption>The {2}.</figcaption></figure>'
PAGES = [
    PAGE.format("Port", "port.png", "harbour at night"),
    PAGE.format("Port", "/img/port.png", "harbour at night"),
    PAGE.format("Mountain", "img/peak.png", ""),
    PAGE.format("Two", "port.png", 'sea"><img src="img/peak.png" srcset="none.png 2x, port.png" alt="sky'),
    "![A boat](port.png)\n\n*A boat. Photo: Ana Sá / Lusa*\n",
]
IMAGES = [
    picture(file_format="PNG"),
    picture(size=(60, 40), file_format="PNG"),
    picture(file_format="JPEG"),
    picture(size=(1, 1), file_format="PNG"),
    b"no picture",
    b"",
]
PAGE_NAMES = ["a.html", "b.html", "news/c.md"]
IMAGE_NAMES = ["port.png", "img/port.png", "img/peak.png", "none.png", "news/port.png"]


def audited(folder: Path, cache: Cache | None, rules: list[ActiveRule] = RULES) -> list[PageReport | Refusal]:
    """What comes of every page of a folder."""
    auditor = Auditor(lambda _: rules, ocr=False, cache=cache)
    results = [auditor.audit(item) for item in discover([str(folder)])]
    auditor.close()
    return [result.report() if isinstance(result, Sheet) else result for result in results]


class Edits(RuleBasedStateMachine):
    """Any sequence of edits to a site gives the same report with and without what was remembered."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.base = Path(tempfile.mkdtemp())
        self.site = self.base / "site"
        for name in ("img", "news"):
            (self.site / name).mkdir(parents=True)
        self.active = RULES

    @rule(name=st.sampled_from(PAGE_NAMES), page=st.sampled_from(PAGES))
    def write_page(self, name: str, page: str) -> None:
        (self.site / name).write_text(page, encoding="utf-8")

    @rule(name=st.sampled_from(IMAGE_NAMES), data=st.sampled_from(IMAGES))
    def write_image(self, name: str, data: bytes) -> None:
        (self.site / name).unlink(missing_ok=True)
        (self.site / name).write_bytes(data)

    @rule(name=st.sampled_from(IMAGE_NAMES), data=st.sampled_from(IMAGES))
    def write_image_in_place_and_set_its_clock_back(self, name: str, data: bytes) -> None:
        path = self.site / name
        if path.is_symlink() and not path.exists():
            path.unlink()
        before = path.stat() if path.exists() else None
        path.write_bytes(data)
        if before:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(name=st.sampled_from(IMAGE_NAMES), age=st.integers(1, 1000))
    def age_image(self, name: str, age: int) -> None:
        if (self.site / name).exists():
            os.utime(self.site / name, (age, age))

    @rule(name=st.sampled_from([*IMAGE_NAMES, *PAGE_NAMES]))
    def delete(self, name: str) -> None:
        (self.site / name).unlink(missing_ok=True)

    @rule(old=st.sampled_from(IMAGE_NAMES), new=st.sampled_from(IMAGE_NAMES))
    def move_image(self, old: str, new: str) -> None:
        if (self.site / old).exists():
            (self.site / old).rename(self.site / new)

    @rule(name=st.sampled_from(IMAGE_NAMES), other=st.sampled_from(IMAGE_NAMES))
    def link_image(self, name: str, other: str) -> None:
        (self.site / name).unlink(missing_ok=True)
        (self.site / name).symlink_to(self.site / other)

    @rule(rules=st.sampled_from([RULES, OTHER_RULES]))
    def change_settings(self, rules: list[ActiveRule]) -> None:
        self.active = rules

    @rule(at=st.integers(0, 200_000), data=st.binary(min_size=1, max_size=40))
    def damage_the_file(self, at: int, data: bytes) -> None:
        for path in (self.base / "cache").glob("*.sqlite"):
            with path.open("r+b") as file:
                file.seek(at % path.stat().st_size)
                file.write(data)

    @invariant()
    def the_report_is_the_same_with_and_without_it(self) -> None:
        cache = Cache(self.base / "cache", ocr=False)
        assert audited(self.site, cache, self.active) == audited(self.site, None, self.active)

    def teardown(self) -> None:
        if hasattr(self, "base"):
            shutil.rmtree(self.base)


Edits.TestCase.settings = settings(max_examples=10, stateful_step_count=10, deadline=None)
TestEdits = Edits.TestCase
