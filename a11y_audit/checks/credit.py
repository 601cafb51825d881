"""Checks of the photo credit: is the picture credited, and does the credit name who made and who supplied it?"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from a11y_audit.model import (
    INAPPLICABLE,
    PASSED,
    Credit,
    Options,
    Page,
    PageImage,
    Result,
    Statement,
    Suggestion,
    found,
)
from a11y_audit.text.agencies import find_agency, nearest_agency
from a11y_audit.text.credit_tail import credit_tail
from a11y_audit.text.credit_words import bare, credit_words
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.provenance import named_source
from a11y_audit.text.words import contains_words, fold, sentences, words

_CREDITING: Final = frozenset({"credit", "creator", "copyright"})
"""What structured data calls a statement that credits somebody."""
_SEE_CAPTION: Final = re.compile(r"credit\s+too\s+long|see\s+caption", re.IGNORECASE)
_SIGN: Final = re.compile(r"[©ⓒ]|\([cC]\)")
_TWO_LABELS: Final = re.compile(r"((?:[^\W\d_]+ ){0,2}[^\W\d_]+) ?[:：] ?\1 ?[:：]", re.IGNORECASE)
_PHOTO_LABELS: Final = ("photo", "foto", "fotó", "사진", "写真", "摄影", "фото", "zdjęcie", "fotoğraf")
_ENDS_SENTENCE: Final = (".", "!", "?", "。", "！", "？", "”", '"', "؟")


# ------------------------------------------------------------------------------------------------- is it there?


def missing(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the picture have a credit, on the page or in its structured data?"""
    if image.credit:
        return PASSED
    if not image.sources and image.caption is None:
        return INAPPLICABLE
    if _stated(image, page) or (image.alt and credit_tail(image.alt.text)):
        return INAPPLICABLE  # it is credited elsewhere: `metadata-only` and `only-in-alt` say so
    others = sum(photo.credit is not None for photo in page.photos)
    if others:
        return found("others-credited", count=others, total=len(page.photos))
    return found("none-credited")


def only_in_alt(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the credit stand where everybody can read it, and not in the alternative text alone?"""
    if image.alt is None or not image.alt.text:
        return INAPPLICABLE
    if image.credit:
        return PASSED
    credit = credit_tail(image.alt.text)
    if credit is None:
        return PASSED if image.caption else INAPPLICABLE
    draft = Suggestion("credit", credit.strip(), "alt text")
    return found("alt-alone", place=image.alt.place, credit=credit.strip(), suggestion=draft)


def metadata_only(image: PageImage, page: Page, _options: Options) -> Result:
    """Is the credit that structured data gives also shown?"""
    statement = _stated(image, page)
    if image.credit:
        return PASSED if statement else INAPPLICABLE
    if statement is None:
        return INAPPLICABLE
    draft = Suggestion("credit", statement.text, statement.voice)
    others = [statement.place] if statement.place else []
    return found("not-shown", others=others, credit=statement.text, voice=statement.voice, suggestion=draft)


def _stated(image: PageImage, page: Page) -> Statement | None:
    """What structured data credits the picture with, unless that is only the publisher's own name."""
    own = page.derive(_publisher)
    for statement in image.statements:
        if statement.about in _CREDITING and statement.text and fold(statement.text) not in own:
            return statement
    return None


def _publisher(page: Page) -> frozenset[str]:
    """Names the site gives itself."""
    names = [page.structured.properties[key].text for key in ("og:site_name",) if key in page.structured.properties]
    for value in page.structured.json_ld:
        publisher = value.get("publisher")
        for each in publisher if isinstance(publisher, list) else [publisher]:
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str):
                names.append(name)
    return frozenset(fold(name) for name in names)


# ----------------------------------------------------------------------------------- does it name who it should?


def role_only(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the credit name a person or an organisation, and not merely a role?"""
    assert image.credit is not None
    credit = image.credit
    if bare(credit.text.removeprefix(credit.label)) in credit_words().role_only:
        return found("role", place=credit.place, credit=credit.text)
    return PASSED


def platform_only(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does a credit to a platform also say whose picture it is?"""
    assert image.credit is not None
    credit = image.credit
    kinds = [agency.kind for name in credit.names if (agency := find_agency(name))]
    if "social" not in kinds:
        return INAPPLICABLE
    if credit.persons or len(credit.names) > kinds.count("social") or "@" in credit.text:
        return PASSED
    return found("platform", place=credit.place, credit=credit.text)


def ai_as_photographer(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is a picture that a generator made called one, and not a photo?"""
    assert image.credit is not None
    credit = image.credit
    generators = [name for name in credit.names if (agency := find_agency(name)) and agency.kind == "ai"]
    if not generators:
        return INAPPLICABLE
    if not bare(credit.label).startswith(_PHOTO_LABELS):
        return PASSED
    return found("photo-by-ai", place=credit.place, generator=generators[0], label=credit.label)


def agency_misspelt(image: PageImage, _page: Page, _options: Options) -> Result:
    """Are the agencies' names spelled as the agencies spell them?"""
    assert image.credit is not None
    credit = image.credit
    if not credit.names:
        return INAPPLICABLE
    for name in credit.names:
        if find_agency(name) is None and (meant := nearest_agency(name)):
            draft = Suggestion("credit", credit.text.replace(name, meant), "list of agencies")
            return found("misspelt", place=credit.place, name=name, meant=meant, suggestion=draft)
    return PASSED


def provenance(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the credit name the one whom the caption names as the picture's source?"""
    assert image.caption is not None
    source = named_source(image.caption.text, lexicon(page.language_code))
    if source is None or image.credit is None:
        return INAPPLICABLE
    if _names_agree(source, image.credit.text):
        return PASSED
    draft = Suggestion("credit", f"{source} via {image.credit.text}", "caption")
    return found(
        "source-not-credited", place=image.credit.place, source=source, credit=image.credit.text, suggestion=draft
    )


def _names_agree(name: str, credit: str) -> bool:
    """Does the credit hold the name, its initials, or the agency both are names of?"""
    if contains_words(credit, name):
        return True
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) > 1 and initials in credit.split():
        return True
    agency = find_agency(name)
    if agency and any(contains_words(credit, alias) for alias in (agency.name, *agency.aliases)):
        return True
    weighty = {word for word in words(name) if len(word) > 3}
    return bool(weighty) and weighty <= set(words(credit))


# -------------------------------------------------------------------------------------------- do credits agree?


def conflict(image: PageImage, page: Page, _options: Options) -> Result:
    """Do the credit on the page and the credit in structured data name somebody in common?"""
    assert image.credit is not None
    credit, statement = image.credit, _stated(image, page)
    if statement is None or not credit.names:
        return INAPPLICABLE
    if _share_somebody(credit, statement.text):
        return PASSED
    others = [statement.place] if statement.place else []
    return found(
        "disjoint", place=credit.place, others=others, credit=credit.text, stated=statement.text, voice=statement.voice
    )


def _share_somebody(credit: Credit, stated: str) -> bool:
    if any(_names_agree(name, stated) for name in credit.names) or _names_agree(stated, credit.text):
        return True
    shared = set(words(credit.text)) & set(words(stated))
    return any(len(word) > 2 and word not in credit_words().labels for word in shared)


def two_for_one_image(page: Page, _options: Options) -> Iterable[Result]:
    """Does a picture that is shown twice have one credit?"""
    uses: defaultdict[str, list[PageImage]] = defaultdict(list)
    for image in page.images:
        if image.credit and image.identity:
            uses[image.identity].append(image)
    for images in uses.values():
        first = images[0]
        assert first.credit is not None
        for other in images[1:]:
            assert other.credit is not None
            if _share_somebody(first.credit, other.credit.text):
                yield PASSED
            else:
                others = [first.credit.place] if first.credit.place else []
                yield found(
                    "differ",
                    image=other,
                    place=other.credit.place,
                    others=others,
                    first=first.credit.text,
                    second=other.credit.text,
                )


def style_mixed(page: Page, _options: Options) -> Iterable[Result]:
    """Do captions of one kind part from their credits in one way?

    A caption that is a sentence ends in its own full stop and may be followed by the bare agency, where one that is
    a phrase needs a mark; the two kinds are therefore never compared with each other.
    """
    by_kind: defaultdict[bool, list[tuple[str, PageImage]]] = defaultdict(list)
    for photo in page.photos:
        if photo.credit and photo.credit.separator and photo.caption:
            form = _form(photo.credit)
            if form:
                by_kind[_is_sentence(photo.caption.text)].append((form, photo))
    for uses in by_kind.values():
        forms = Counter(form for form, _ in uses)
        if len(uses) < 2:
            continue
        if len(forms) == 1:
            yield PASSED
            continue
        usual = forms.most_common(1)[0][0]
        example = next(photo for form, photo in uses if form == usual)
        for form, photo in uses:
            if form != usual:
                yield _mixed(photo, form, example, usual)


def _mixed(photo: PageImage, form: str, example: PageImage, usual: str) -> Result:
    assert photo.credit is not None
    assert example.credit is not None
    others = [example.credit.place] if example.credit.place else []
    return found(
        "separators",
        image=photo,
        place=photo.credit.place,
        others=others,
        form=form,
        usual=usual,
        credit=photo.credit.text,
    )


def _form(credit: Credit) -> str:
    """The mark between caption and credit; agencies' own forms, such as "(AP Photo/Name)", count as none."""
    mark = credit.separator.strip()
    if credit.label or mark in ("(", "[", "（", "【"):
        return ""
    return "." if mark in _ENDS_SENTENCE or not mark else mark


def _is_sentence(caption: str) -> bool:
    return caption.endswith(_ENDS_SENTENCE) or len(sentences(caption)) > 1


# ---------------------------------------------------------------------------------------------- is it well made?


def duplicated(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is everybody credited once?"""
    assert image.credit is not None
    credit = image.credit
    if image.caption and len(credit.names) > 0 and _tail_repeats(image.caption.text, credit):
        return found("in-caption", place=image.caption.place, credit=credit.text)
    name = _said_twice(credit)
    return found("twice", place=credit.place, name=name, credit=credit.text) if name else PASSED


def _tail_repeats(caption: str, credit: Credit) -> bool:
    tail = credit_tail(caption)
    return tail is not None and any(contains_words(tail, name) for name in credit.names)


def _said_twice(credit: Credit) -> str | None:
    """A name or a label that stands twice: "Photo: Photo: Ana Ruiz", "Reuters / Reuters"."""
    spoken = [fold(name) for name in credit.names]
    for name, count in Counter(spoken).items():
        if count > 1:
            return next(each for each in credit.names if fold(each) == name)
    label = _TWO_LABELS.match(credit.text)
    return label[1] if label else None


def see_caption(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is the credit itself shown, and not a picture desk's note that it did not fit?"""
    assert image.credit is not None
    if _SEE_CAPTION.search(image.credit.text):
        return found("note", place=image.credit.place, credit=image.credit.text)
    return PASSED


def copyright_sign(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is the credit free of the © sign, which screen readers speak as "copyright" before every name?"""
    assert image.credit is not None
    if _SIGN.search(image.credit.statement.raw):
        return found("sign", place=image.credit.place, credit=image.credit.text)
    return PASSED


def case(image: PageImage, _page: Page, _options: Options) -> Result:
    """Are persons' names written in upper and lower case?"""
    assert image.credit is not None
    credit = image.credit
    if not credit.persons:
        return INAPPLICABLE
    for name in credit.persons:
        if name.isupper() and len(name) > 5 and " " in name:
            draft = Suggestion("credit", credit.text.replace(name, name.title()), "upper and lower case")
            return found("capitals", place=credit.place, name=name, suggestion=draft)
    return PASSED
