"""Rules without Python: a rule page that says `extends = "..."` gets its check from here.

Each extension takes what the rule is about ("image", "caption", "credit", "photo", "page"), the page's `[settings]`
and its reasons, and gives a check. Settings shared by all: `field`, the text that is looked at ("alt", "caption",
"credit", "src"; by default what the rule is about).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from a11y_audit.model import (
    INAPPLICABLE,
    PASSED,
    Found,
    ImageCheck,
    Options,
    Page,
    PageCheck,
    PageImage,
    Place,
    Result,
    Suggestion,
    found,
)
from a11y_audit.text.places import line_starts, place_in

Extension = Callable[[str, Mapping[str, Any], tuple[str, ...]], ImageCheck | PageCheck]
_FIELDS: Final = ("alt", "caption", "credit", "src")
_Look = Callable[[str], Found | None]


def _text_of(image: PageImage, field: str) -> tuple[str, Place | None] | None:
    """The words of one field and where they stand; None when the image does not have it."""
    if field == "src":
        return (image.src, None) if image.src else None
    voice = {"alt": image.alt, "caption": image.caption, "credit": image.credit}[field]
    return (voice.text, voice.place) if voice else None


def _field(about: str, settings: Mapping[str, Any]) -> str:
    if about == "page":
        raise ValueError("it asks of pictures; a rule about the page extends selector")
    field = settings.get("field", about if about in _FIELDS else "alt")
    if field not in _FIELDS:
        raise ValueError(f"`field` is one of {', '.join(_FIELDS)}, not {field!r}")
    return str(field)


def _setting(settings: Mapping[str, Any], name: str, kind: type) -> Any:
    value = settings.get(name)
    if not isinstance(value, kind):
        raise ValueError(f"`[settings]` needs `{name}` ({kind.__name__})")
    return value


def _compile(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error


def _on_text(field: str, look: _Look) -> ImageCheck:
    """A check that looks at one text of each image that has it."""

    def check(image: PageImage, _page: Page, _options: Options) -> Result:
        voice = _text_of(image, field)
        if voice is None or not voice[0]:
            return INAPPLICABLE
        text, place = voice
        fault = look(text)
        if fault is None:
            return PASSED
        return Found(fault.reason, {"text": text, **fault.facts}, place, suggestion=fault.suggestion)

    return check


def _words(texts: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the texts where it stands as whole words."""
    ordered = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in ordered), re.IGNORECASE)


def substitution(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """`[settings.swap]` maps words to the better ones. Facts: found, better."""
    swap = {str(bad).casefold(): str(good) for bad, good in _setting(settings, "swap", dict).items()}
    field, pattern = _field(about, settings), _words(_setting(settings, "swap", dict))
    # "file" in "file photo" is already the better wording when the swap says so
    better = re.compile("|".join(re.escape(good) for good in swap.values()), re.IGNORECASE)

    def look(text: str) -> Found | None:
        good = [match.span() for match in better.finditer(text)]
        for match in pattern.finditer(text):
            if any(start <= match.start() and match.end() <= end for start, end in good):
                continue
            mended = swap[match[0].casefold()]
            draft = text[: match.start()] + mended + text[match.end() :]
            suggestion = Suggestion(field, draft, "house rule") if field != "src" else None
            return found(reasons[0], found=match[0], better=mended, suggestion=suggestion)
        return None

    return _on_text(field, look)


def existence(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """`words` may not occur. Facts: found."""
    pattern = _words(_setting(settings, "words", list))

    def look(text: str) -> Found | None:
        match = pattern.search(text)
        return found(reasons[0], found=match[0]) if match else None

    return _on_text(_field(about, settings), look)


def pattern(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """`matches` (a regular expression) must match the text, or `rejects` may not. Facts: found."""
    field = _field(about, settings)
    if "matches" in settings:
        wanted = _compile(_setting(settings, "matches", str))
        return _on_text(field, lambda text: None if wanted.search(text) else found(reasons[0], found=text))
    unwanted = _compile(_setting(settings, "rejects", str))

    def look(text: str) -> Found | None:
        match = unwanted.search(text)
        return found(reasons[0], found=match[0]) if match else None

    return _on_text(field, look)


def length(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """At least `min` and at most `max` characters, or words with `unit = "words"`. Facts: count, min, max."""
    least, most = settings.get("min", 0), settings.get("max")
    if not isinstance(least, int) or not isinstance(most, int | None):
        raise ValueError("`min` and `max` are whole numbers")
    unit = settings.get("unit", "characters")
    if unit not in ("characters", "words"):
        raise ValueError('`unit` is "characters" or "words"')

    def look(text: str) -> Found | None:
        count = len(text.split()) if unit == "words" else len(text)
        if count < least or (most is not None and count > most):
            return found(reasons[0], count=count, min=least, max=most)
        return None

    return _on_text(_field(about, settings), look)


def one_of(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """The text is one of `words`. Facts: found."""
    allowed = {str(word).casefold() for word in _setting(settings, "words", list)}
    field = _field(about, settings)
    return _on_text(field, lambda text: None if text.casefold() in allowed else found(reasons[0], found=text))


def required(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """Every image the rule is about has a non-empty `field`. Facts: field."""
    field = _field(about, settings)

    def check(image: PageImage, _page: Page, _options: Options) -> Result:
        voice = _text_of(image, field)
        return PASSED if voice and voice[0].strip() else found(reasons[0], field=field)

    return check


def agrees(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """`field` and `with` are there and (with `words`) both hold one of the words, or neither does. Facts: found."""
    field, other = _field(about, settings), _field(str(settings.get("with", "")), {"field": settings.get("with", "")})
    words = _words(_setting(settings, "words", list))

    def check(image: PageImage, _page: Page, _options: Options) -> Result:
        one, two = _text_of(image, field), _text_of(image, other)
        if one is None or two is None:
            return INAPPLICABLE
        match = words.search(one[0])
        if not match or words.search(two[0]):
            return PASSED
        return found(reasons[0], place=one[1], found=match[0], text=one[0], other=two[0])

    return check


def selector(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> PageCheck:
    """No element of `page.soup` matches the CSS selector `rejects`. Facts: element."""
    if about != "page":
        raise ValueError(f'it asks of the page: about = "page", not {about!r}')
    css = _setting(settings, "rejects", str)

    def check(page: Page, _options: Options) -> Iterable[Result]:
        if page.make_soup is None:
            return
        rejected = page.soup.select(css)
        if not rejected:
            yield PASSED
        starts = line_starts(page)
        for tag in rejected:
            offset = starts[(tag.sourceline or 1) - 1] + (tag.sourcepos or 0)
            place = place_in(page, offset, offset + 1 + len(tag.name))
            yield found(reasons[0], place=place, element=tag.name)

    return check


EXTENSIONS: Final[Mapping[str, Extension]] = {
    "substitution": substitution,
    "existence": existence,
    "pattern": pattern,
    "length": length,
    "one-of": one_of,
    "required": required,
    "agrees": agrees,
    "selector": selector,
}
