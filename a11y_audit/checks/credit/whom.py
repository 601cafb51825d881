"""Does the credit name whom it should, and name them rightly?"""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Credit, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.agencies import find_agency, nearest_agency
from a11y_audit.text.credit_names import names_agree
from a11y_audit.text.credit_words import body_of, calls_it_photo, credit_words, is_private
from a11y_audit.text.leftovers import is_label_alone
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.licences import names_licence
from a11y_audit.text.names import display_names
from a11y_audit.text.patterns import pattern
from a11y_audit.text.provenance import named_source
from a11y_audit.text.stated import is_own_name
from a11y_audit.text.words import fold, words

_MARKS: Final = pattern(r"[/|,;(]|\s[–—-]\s")


def role_only(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the credit name a person or an organisation, and not merely a role?"""
    assert image.credit is not None
    credit = image.credit
    if "pool" in credit.relations:
        return PASSED  # agencies agree on whose pictures a pool's are
    if is_label_alone(credit.text):
        return PASSED  # `label-alone` says so
    said = body_of(credit.text, credit.label)
    if is_private(said) or is_private(credit.text):
        if image.caption and display_names(image.caption.text, page.language_code):
            return PASSED  # whoever is named there lent it
        return found("private", place=credit.place, credit=credit.text)
    lists = credit_words()
    if said not in lists.role_only or said in lists.public_domain:
        return PASSED
    reason = "house" if said in lists.house_makers else "role"
    return found(reason, place=credit.place, credit=credit.text)


def platform_only(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does a credit to a platform also say whose picture it is?"""
    assert image.credit is not None
    credit = image.credit
    kinds = [agency.kind for name in credit.names if (agency := find_agency(name))]
    if "social" not in kinds:
        return INAPPLICABLE
    if credit.persons or len(credit.names) > kinds.count("social") or "@" in credit.text:
        return PASSED
    if names_licence(credit.text):
        return PASSED  # `credit-licence-incomplete` asks for the author
    if image.caption and set(words(image.caption.text)) & {word for name in credit.names for word in words(name)}:
        return PASSED  # the platform is what the picture is about, and hands it out itself
    return found("platform", place=credit.place, credit=credit.text)


def ai_as_photographer(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is a picture that a generator made called one, and not a photo?"""
    assert image.credit is not None
    credit = image.credit
    generators = [name for name in credit.names if (agency := find_agency(name)) and agency.kind == "ai"]
    if not generators:
        return INAPPLICABLE
    if not calls_it_photo(credit.label):
        return PASSED
    return found("photo-by-ai", place=credit.place, generator=generators[0], label=credit.label)


def agency_misspelt(image: PageImage, page: Page, _options: Options) -> Result:
    """Are the agencies' names spelled as the agencies spell them?"""
    assert image.credit is not None
    credit = image.credit
    if not credit.names:
        return INAPPLICABLE
    for name in (*credit.names, *_unread(credit)):
        if (meant := nearest_agency(name)) and not is_own_name(name, page):
            draft = Suggestion("credit", credit.text.replace(name, meant), "list of agencies")
            return found("misspelt", place=credit.place, name=name, meant=meant, suggestion=draft)
    return PASSED


def _unread(credit: Credit) -> list[str]:
    """Stretches between two marks that were read as several names or as a name and a word ("Ritzau Scanpics")."""
    body = credit.text.lstrip("([（【 ").removeprefix(credit.label)
    stretches = [stretch.strip(" .)]）】") for stretch in _MARKS.split(body)]
    return [
        stretch
        for stretch in stretches
        if " " in stretch
        and stretch not in credit.names
        and find_agency(stretch) is None
        and fold(stretch.rpartition(" ")[2]) not in credit_words().closing_labels
        and any(stretch.startswith(name) and find_agency(name) for name in credit.names)
    ]


def provenance(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the credit name the one whom the caption names as the picture's source?"""
    assert image.caption is not None
    source = named_source(image.caption.text, lexicon(page.language_code))
    if source is None or image.credit is None:
        return INAPPLICABLE
    if names_agree(source, image.credit.text):
        return PASSED
    draft = Suggestion("credit", f"{source} via {image.credit.text}", "caption")
    return found(
        "source-not-credited", place=image.credit.place, source=source, credit=image.credit.text, suggestion=draft
    )
