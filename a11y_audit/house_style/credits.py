"""Is the credit written as the house writes credits?"""

from typing import Final

from a11y_audit.house_style import CreditStyle, HouseStyle, ends_sentence, read_house_style, write_credit, write_stop
from a11y_audit.model import INAPPLICABLE, PASSED, Credit, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.credit_words import COPYRIGHT_SIGN, OPENING_BRACKETS

_NAMED: Final = {"person": "persons", "organisation": "organisations"}


def judge_credit(image: PageImage, _page: Page, options: Options) -> Result:
    """Does the credit follow the house style that the options name or hold?"""
    style = read_house_style(options["house-style"])
    if style is None or style.credit == CreditStyle():
        return INAPPLICABLE
    assert image.credit is not None
    credit, place = image.credit, image.credit.place
    for part in style.credit.require:
        if credit.names and not getattr(credit, _NAMED[part]):
            return found("part-missing", place=place, part=part, credit=credit.text)
    written = write_credit(credit, style.credit)
    if written and credit.text not in written:
        return found(
            "form", place=place, credit=credit.text, house=written[0], suggestion=_draft(image, style, written[0])
        )
    if not style.credit.copyright_sign and COPYRIGHT_SIGN.search(credit.statement.raw):
        return found("sign", place=place, credit=credit.text)
    return _separator(image, credit, style)


def _separator(image: PageImage, credit: Credit, style: HouseStyle) -> Result:
    """Where caption and credit stand in one line: does the house's mark part them?"""
    if image.caption is None or not credit.separator:
        return PASSED
    mark = _mark(credit)
    expected = _expected(image.caption.text, style.credit)
    if expected is None or mark == expected:
        return PASSED
    return found(
        "separator",
        place=credit.place,
        mark=_shown(mark),
        house=_shown(expected),
        kind="sentence" if ends_sentence(image.caption.text) else "phrase",
        suggestion=_draft(image, style, credit.text),
    )


def _mark(credit: Credit) -> str:
    """What stands between the two: a blank where the caption ends by itself or the credit is in brackets."""
    mark = credit.separator
    return " " if mark[:1] in OPENING_BRACKETS or ends_sentence(mark.rstrip()) or not mark.strip() else mark


def _expected(caption: str, style: CreditStyle) -> str | None:
    return style.after_sentence if ends_sentence(caption) else style.after_phrase


def _shown(mark: str) -> str:
    return "a blank" if not mark.strip() else f"“{mark}”"


def _draft(image: PageImage, style: HouseStyle, credit: str) -> Suggestion:
    """The credit as the house writes it; the whole line where caption and credit share one."""
    assert image.credit is not None
    if image.caption is None or not image.credit.separator:
        return Suggestion("credit", credit, "house style")
    caption = write_stop(image.caption.text, style.caption)
    mark = _expected(caption, style.credit)
    mark = _mark(image.credit) if mark is None else mark
    if not (mark.strip() or ends_sentence(caption) or credit[:1] in OPENING_BRACKETS):
        return Suggestion("credit", credit, "house style")  # what parts the two is not known
    return Suggestion("caption", f"{caption}{mark}{credit}", "house style: caption and credit")
