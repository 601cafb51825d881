"""Rules without Python: a rule page that says `extends = "..."` gets its check from here.

Each extension takes what the rule is about ("image", "alt", "photo", "caption", "credit", "page"), the page's
`[settings]` and its reasons, and gives a check; settings it cannot work with are a ValueError then, not later. A
setting shared by all but `selector`: `field`, the text that is looked at ("alt", "caption", "credit", "src"; by
default what the rule is about).
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeGuard

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

if TYPE_CHECKING:
    from soupsieve import SoupSieve

Extension = Callable[[str, Mapping[str, Any], tuple[str, ...]], ImageCheck | PageCheck]
_FIELDS: Final = ("alt", "caption", "credit", "src")
_SHOWN: Final = 80
"""Characters of a pattern that a message repeats."""
_Look = Callable[[str], Found | None]


def _text_of(image: PageImage, field: str) -> tuple[str, Place | None] | None:
    """The words of one field and where they stand; None when the image does not have it."""
    if field == "src":
        return (image.src, None) if image.src else None
    voice = {"alt": image.alt, "caption": image.caption, "credit": image.credit}[field]
    return (voice.text, voice.place) if voice else None


def _only(settings: Mapping[str, Any], *known: str) -> None:
    for name in settings:
        if name not in known:
            raise ValueError(f"`{name}` is no setting of it: it knows {', '.join(known)}")


def _field(about: str, settings: Mapping[str, Any], *others: str) -> str:
    """The text that is looked at; `others` are the settings that the extension knows besides."""
    if about in ("page", "site"):
        raise ValueError("it asks of pictures; a rule about the page extends selector")
    _only(settings, "field", *others)
    return _one_field("field", settings.get("field", about if about in _FIELDS else "alt"))


def _one_field(name: str, value: object) -> str:
    if value not in _FIELDS:
        raise ValueError(f"`{name}` is one of {', '.join(_FIELDS)}, not {value!r}")
    return str(value)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def _texts(settings: Mapping[str, Any]) -> list[str]:
    words = settings.get("words")
    if not isinstance(words, list) or not words or not all(map(_is_text, words)):
        raise ValueError("`[settings]` needs `words`: a list of texts")
    return words


def _text(settings: Mapping[str, Any], name: str) -> str:
    text = settings.get(name)
    if not _is_text(text):
        raise ValueError(f"`[settings]` needs `{name}`: a text")
    return text


def _swap(settings: Mapping[str, Any]) -> dict[str, str]:
    swap = settings.get("swap")
    if not isinstance(swap, dict) or not swap or not all(map(_is_text, chain(swap, swap.values()))):
        raise ValueError("`[settings]` needs `swap`: a table of texts")
    seen: set[str] = set()
    for bad in swap:
        if bad.casefold() in seen:
            raise ValueError(f"`swap` has two texts for {bad!r}")
        seen.add(bad.casefold())
    return swap


def _compile(pattern: str) -> re.Pattern[str]:
    try:
        with _no_forecasts():
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{pattern[:_SHOWN]!r} is not a regular expression: {error}") from error


@contextmanager
def _no_forecasts() -> Iterator[None]:
    """Nobody is told of what "[[a]" or ":contains()" may mean in a later version: the rule works in this one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


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
    field, swap = _field(about, settings, "swap"), _swap(settings)
    longest_first = sorted(swap.items(), key=lambda pair: len(pair[0]), reverse=True)
    # one group each: what a pattern matches regardless of case is not always what `casefold` makes equal ("ı", "i")
    unwanted = _compile("|".join(rf"(?<!\w)({re.escape(bad)})(?!\w)" for bad, _ in longest_first))
    # "file" in "file photo" is already the better wording when the swap says so
    better = [_compile(re.escape(good)) for bad, good in longest_first if good.casefold() != bad.casefold()]

    def look(text: str) -> Found | None:
        good = [match.span() for each in better for match in each.finditer(text)]
        for match in unwanted.finditer(text):
            mended = longest_first[(match.lastindex or 1) - 1][1]
            if match[0] == mended or any(start <= match.start() and match.end() <= end for start, end in good):
                continue
            draft = text[: match.start()] + mended + text[match.end() :]
            suggestion = Suggestion(field, draft, "house rule") if field != "src" else None
            return found(reasons[0], found=match[0], better=mended, suggestion=suggestion)
        return None

    return _on_text(field, look)


def existence(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """`words` may not occur. Facts: found."""
    field, unwanted = _field(about, settings, "words"), _words(_texts(settings))

    def look(text: str) -> Found | None:
        match = unwanted.search(text)
        return found(reasons[0], found=match[0]) if match else None

    return _on_text(field, look)


def pattern(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """`matches` (a regular expression) must match the text, or `rejects` may not. Facts: found."""
    field = _field(about, settings, "matches", "rejects")
    if ("matches" in settings) == ("rejects" in settings):
        raise ValueError("`[settings]` needs one of `matches` and `rejects`")
    if "matches" in settings:
        wanted = _compile(_text(settings, "matches"))
        return _on_text(field, lambda text: None if wanted.search(text) else found(reasons[0], found=text))
    unwanted = _compile(_text(settings, "rejects"))

    def look(text: str) -> Found | None:
        match = unwanted.search(text)
        return found(reasons[0], found=match[0]) if match else None

    return _on_text(field, look)


def length(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """At least `min` and at most `max` characters, or words with `unit = "words"`. Facts: count, min, max."""
    field = _field(about, settings, "min", "max", "unit")
    least, most = settings.get("min", 0), settings.get("max")
    if "min" not in settings and "max" not in settings:
        raise ValueError("`[settings]` needs `min` or `max`")
    if not all(type(count) is int and count >= 0 for count in (least, most) if count is not None):
        raise ValueError("`min` and `max` are whole numbers")
    if most is not None and least > most:
        raise ValueError("`min` is more than `max`: no text is right")
    unit = settings.get("unit", "characters")
    if unit not in ("characters", "words"):
        raise ValueError('`unit` is "characters" or "words"')

    def look(text: str) -> Found | None:
        count = len(text.split()) if unit == "words" else len(text)
        if count < least or (most is not None and count > most):
            return found(reasons[0], count=count, min=least, max=most)
        return None

    return _on_text(field, look)


def one_of(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """The text is one of `words`. Facts: found."""
    field, allowed = _field(about, settings, "words"), {text.casefold() for text in _texts(settings)}
    return _on_text(field, lambda text: None if text.casefold() in allowed else found(reasons[0], found=text))


def required(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """Every image the rule is about has a non-empty `field`. Facts: field."""
    field = _field(about, settings)

    def check(image: PageImage, _page: Page, _options: Options) -> Result:
        voice = _text_of(image, field)
        return PASSED if voice and voice[0].strip() else found(reasons[0], field=field)

    return check


def agrees(about: str, settings: Mapping[str, Any], reasons: tuple[str, ...]) -> ImageCheck:
    """Where `field` holds one of `words` (which mean one thing), `with` holds one too. Facts: found, text, other.

    It goes one way: a caption that says "file photo" may ask for a credit that does, and not the other way round.
    """
    field, words = _field(about, settings, "with", "words"), _words(_texts(settings))
    other = _one_field("with", settings.get("with"))
    if field == other:
        raise ValueError(f"`field` and `with` name two texts, not {field!r} twice")

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
    _only(settings, "rejects")
    css = _css(_text(settings, "rejects"))

    def check(page: Page, _options: Options) -> Iterable[Result]:
        if page.make_soup is None:
            return
        rejected = css.select(page.soup)
        if not rejected:
            yield PASSED
        starts = line_starts(page)
        for tag in rejected:
            offset = starts[(tag.sourceline or 1) - 1] + (tag.sourcepos or 0)
            place = place_in(page, offset, offset + 1 + len(tag.name))
            yield found(reasons[0], place=place, element=tag.name)

    return check


def _css(selector: str) -> "SoupSieve":
    import soupsieve

    try:
        with _no_forecasts():
            return soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError, RecursionError) as error:
        why = str(error).partition("\n")[0]
        raise ValueError(f"{selector[:_SHOWN]!r} is not a CSS selector: {why}") from error


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
