"""Do a page's credits agree with each other and with its structured data?"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Credit, Options, Page, PageImage, Result, found
from a11y_audit.text.credit_names import are_comparable, names_agree, persons_in, share_somebody
from a11y_audit.text.credit_words import OPENING_BRACKETS
from a11y_audit.text.photos import begins_with_running_time, is_film
from a11y_audit.text.stated import stated_credit
from a11y_audit.text.words import sentences, words

_ENDS_SENTENCE: Final = (".", "!", "?", "。", "！", "？", "”", '"', "؟")


def conflict(image: PageImage, page: Page, _options: Options) -> Result:
    """Do the credit on the page and the credit in structured data name somebody in common?"""
    assert image.credit is not None
    credit, statement = image.credit, stated_credit(image, page)
    shown = f"{image.caption.text} {credit.text}" if image.caption else credit.text
    if statement is None or not credit.names or begins_with_running_time(shown) or is_film(image):
        return INAPPLICABLE  # the credit is the film's, not its still's
    if share_somebody(credit, statement.text):
        return PASSED
    if not are_comparable(credit.names, statement.text):
        return INAPPLICABLE
    others = [statement.place] if statement.place else []
    return found(
        "disjoint", place=credit.place, others=others, credit=credit.text, stated=statement.text, voice=statement.voice
    )


def person_conflict(image: PageImage, page: Page, _options: Options) -> Result:
    """Do page and structured data, where they name the same organisation, name the same photographer?"""
    assert image.credit is not None
    credit, statement = image.credit, stated_credit(image, page)
    if statement is None or not credit.persons or not credit.organisations:
        return INAPPLICABLE
    stated = [person for person in persons_in(statement.text) if are_comparable(credit.persons, person)]
    if not stated or not any(names_agree(name, statement.text) for name in credit.organisations):
        return INAPPLICABLE
    shown = {word for person in credit.persons for word in words(person)}
    if any(not shown.isdisjoint(words(person)) for person in stated):
        return PASSED
    others = [statement.place] if statement.place else []
    return found("other-person", place=credit.place, others=others, shown=credit.persons[0], stated=stated[0])


def two_for_one_image(page: Page, _options: Options) -> Iterable[Result]:
    """Does a picture that is shown twice have one credit?"""
    uses: defaultdict[str, list[PageImage]] = defaultdict(list)
    for image in page.images:
        if image.credit and image.credit.names and image.identity:
            uses[image.identity].append(image)
    for images in uses.values():
        first = images[0]
        assert first.credit is not None
        for other in images[1:]:
            assert other.credit is not None
            if share_somebody(first.credit, other.credit.text):
                yield PASSED
            elif are_comparable(first.credit.names, other.credit.text):
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
    for is_sentence, uses in by_kind.items():
        forms = Counter(form for form, _ in uses)
        if len(uses) < 2:
            continue
        if len(forms) == 1:
            yield PASSED
            continue
        (usual, most), (_, next_most) = forms.most_common(2)
        reason = "separators" if most > next_most else "undecided"
        example = next(photo.credit for form, photo in uses if form == usual and photo.credit)
        others = [example.place] if example.place else []
        kind = "sentences" if is_sentence else "phrases"
        for form, photo in uses:
            if form != usual and photo.credit:
                place, said = photo.credit.place, photo.credit.text
                yield found(
                    reason, image=photo, place=place, others=others, form=form, usual=usual, kind=kind, credit=said
                )


def _form(credit: Credit) -> str:
    """The mark between caption and credit; agencies' own forms, such as "(AP Photo/Name)", count as none."""
    mark = credit.separator.strip()
    if credit.label or mark[:1] in OPENING_BRACKETS or credit.text[:1] in OPENING_BRACKETS:
        return ""
    return "." if mark in _ENDS_SENTENCE or not mark else mark


def _is_sentence(caption: str) -> bool:
    return caption.endswith(_ENDS_SENTENCE) or len(sentences(caption)) > 1
