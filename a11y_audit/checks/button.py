"""Checks of buttons, whatever they hold."""

from collections.abc import Iterator

from a11y_audit.model import PASSED, Options, Page, PageElement, Place, Result, found


def name_missing(page: Page, _options: Options) -> Iterator[Result]:
    """Has each button and menu item a name? Buttons around nothing but a picture have a rule of their own."""
    if page.outline is None:
        return
    unnamed: list[PageElement] = []
    any_named = False
    for button in page.outline.select('button,[role~="menuitem" i]'):
        if button.shows_text:
            any_named = True
        elif button.name.exposed and not button.name.text.strip():
            unnamed.append(button)
        else:
            any_named = any_named or button.name.exposed
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
    """The controls that hold a picture and no words."""
    return frozenset(image.link.place for image in page.images if image.link and not image.link.text)
