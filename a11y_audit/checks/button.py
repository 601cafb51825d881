"""Checks of buttons, whatever they hold."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageElement, Place, Result, found

_BUTTONS: Final = (
    'button,input:is([type="button" i],[type="submit" i],[type="reset" i]),[role~="button" i],[role~="menuitem" i]'
)


def name_missing(page: Page, _options: Options) -> Iterator[Result]:
    """Has each button and menu item a name? Buttons around nothing but a picture have a rule of their own."""
    if page.outline is None:
        return
    unnamed: list[PageElement] = []
    any_named = False
    for button in page.outline.select(_BUTTONS):
        if button.shows_text:
            any_named = True
        elif button.name.exposed and button.name.role != "link":
            if button.name.text.strip():
                any_named = True
            elif button.name.is_missing:
                unnamed.append(button)
    if unnamed:
        silent = page.derive(_around_pictures)
        unnamed = [button for button in unnamed if button.name.role == "menuitem" or button.place not in silent]
    if unnamed:
        first, *others = unnamed
        places = [other.place for other in others]
        yield found("several" if others else "one", place=first.place, others=places, count=len(unnamed))
    elif any_named:
        yield PASSED


def _around_pictures(page: Page) -> frozenset[Place]:
    """The controls, links aside, that hold a picture and no words."""
    around = (image.link for image in page.images)
    return frozenset(one.place for one in around if one and one.role != "link" and not one.text)
