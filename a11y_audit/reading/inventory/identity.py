"""When two addresses show the same image: sizes, formats and resizing services folded away."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from a11y_audit.text.image_suffixes import ANY_SUFFIX, IMAGE_FILE, IMAGE_SUFFIXES
from a11y_audit.text.patterns import pattern

_LONGEST: Final = 4_096
"""Characters of an address that are looked at."""
_INNER_ADDRESS: Final = pattern(r"https?(?::|%3a|%253a)(?:/|%2f|%252f){1,2}", re.IGNORECASE)
_INNER_PARAMETER: Final = re.compile(
    r"[?&](?:url|src|image|img|u|file|path|source|imageurl|image_url)=([^&#]+)", re.IGNORECASE
)
_SIZE_KEY_LIST: Final = (
    "w h q s sz size width height quality fit resize format fm f auto dpr ar t ts v ver version rev itok strip ssl "
    "zoom im ixlib usm sharp mode scale rect x y op hash sig signature token key cb imwidth imheight maxwidth "
    "maxheight max-w max-h output compress webp type ext expires"
)
_SIZE_KEYS: Final = frozenset(_SIZE_KEY_LIST.split())
_SCRIPT_END: Final = (".php", ".aspx", ".ashx", ".asp", ".cgi", ".jsp", ".do", ".axd")
_ASPECT: Final = r"v?(?:21|16|9|5|4|3|2|1)[-_x:](?:16|9|5|4|3|2|1)"
_SUFFIX: Final = (
    rf"(?:(?<![-_])(?:{ANY_SUFFIX})"
    r"|\d{1,4}x\d{0,4}(?:[-_]?c)?|x\d{1,4}|[1-3]x|[wh]_?\d{2,4}|\d{2,4}(?:w|h|px|wide)"
    rf"|{_ASPECT}(?:[-_]\d{{2,4}})?|e\d{{10,13}}|q\d{{2,3}}"
    r"|scaled|rotated|edited|crop(?:ped)?|resized?|thumb(?:nail)?|small|medium|x?large|big|full|orig(?:inal)?|square"
    r"|landscape|portrait|wide|mobile|desktop|tablet|retina|hd|xs|sm|md|lg|xx?l|default"
    r"|(?<=@)\d{2}|(?<=_)\d{3,4}_\d{3,4}|(?<=\.)r_d\.[\d-]+)"
)
_TAIL: Final = re.compile(rf"[-_.@!~](?:{_SUFFIX}(?:[-_.@!~]|$))+(?<![-_.@!~])$")
"""Formats and sizes at the end of a file's name."""
_LONGEST_TAIL: Final = 48
_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_PROCESSED: Final = re.compile(r"csm_(.+)_[0-9a-f]{10}(?:\.\w+)?$")
"""What TYPO3 calls its copy of a file, in one of several sizes."""
_IIIF: Final = pattern(
    r"/(?:full|square|(?:pct:)?[\d.]+(?:,[\d.]+){3})/(?:\^?(?:full|max|pct:[\d.]+|!?\d*,\d*))/!?[\d.]+/"
    r"(?:default|native|color|gray|grey|bitonal)(?:\.\w+)?$"
)
"""Region, size, rotation and quality behind an image's identifier (IIIF Image API 3.0, section 4)."""
_SIZE_WORD: Final = re.compile(r"\d{2,4}x\d{2,4}[a-z]?")
_SIZE: Final = re.compile(
    rf"\d{{1,4}}x\d{{0,4}}[a-z]?(?:[-+_]\d{{1,4}})*[!^<>]*|x\d{{1,4}}|{_ASPECT}|\d{{1,4}}:\d{{1,4}}|\d+(?:[_,]\d+){{3}}"
    r"|[wh]_?\d{1,4}"
)
_NUMBER_OF_SIZE: Final = pattern(r"\d{3}|(?!19[89]\d|20[0-3]\d)\d{4}")
"""What a folder named after a width is called; others are named after dates."""
_OPERATION: Final = re.compile(
    r"(?:(?:[a-z]{1,2}|[a-z]{1,8}[_:=-]|width|height|quality|format|crop|resize|scale|size|max)[\d.]+(?:x[\d.]+)?"
    r"|[a-z]{1,3}[_:=][\w.:-]+)(?:[,;&](?:[a-z]{1,8}[_:=-]?[\w.:-]*))*"
    r"|filters:.*|.*="
)
_OPERATOR: Final = re.compile(r"(?:width|height|quality|format|crop|resize)[=:(]")
_GENERIC_WORDS_LIST: Final = (
    "image images img imgs picture pictures pic pics photo photos photograph bild bilder foto fotos imagen imagenes "
    "immagine file files default master original orig full large medium small big thumb thumbnail thumbnails square "
    "landscape portrait wide ratio crop cropped scaled resized resize variant version rendition renditions alternates "
    "base main cover hero lead teaser header preview index display media asset assets upload uploads download public "
    "static content jcr web cdn dam binary binaries article news story post x w h px high low free mobile desktop "
    "tablet retina xs sm md lg xl xxl xlarge jpg jpeg png gif webp avif svg logo icon styles style "
)
_GENERIC_WORDS: Final = frozenset(_GENERIC_WORDS_LIST.split())
_WORD: Final = re.compile(r"[^\W_]+")
_ASCII_WORD: Final = re.compile(r"[A-Za-z0-9]+")
"""The same in ASCII, as most names are: much quicker."""
_DIGITS_AND_X: Final = "0123456789x"


def identity(url: str) -> str:
    """A key that is equal for two addresses of one image: sizes, formats and resizing services folded away.

    Works from the file name, which survives crops and services; a name that tells nothing ("image.jpg",
    "1200x675.webp") takes folders with it until it does. "" for the empty address.
    """
    if url[:5].lower() == "data:":
        return url if len(url) <= 256 else f"{url[:96]}…{len(url)}…{url[-96:]}"
    return _identity(url if len(url) <= _LONGEST else url[:_LONGEST])


@lru_cache(maxsize=4_096)
def _identity(url: str) -> str:
    url = _innermost(url.strip())
    path, _, query = url.partition("#")[0].partition("?")
    name = path.rpartition("/")[2]
    if name.rpartition(".")[2].lower() in IMAGE_SUFFIXES:  # what most addresses end in
        stem = _plain_stem(name)
        if len(stem) >= 8 and _tells_apart(stem):
            return stem
    if iiif := _IIIF.search(path):
        return path[: iiif.start()].rpartition("/")[2]
    segments = [segment for segment in _without_host(path).split("/") if segment]
    for position in range(len(segments) - 1, 0, -1):
        if IMAGE_FILE.search(segments[position]):
            del segments[position + 1 :]
            break
    kept: list[str] = []
    for segment in reversed(segments):
        stem = _plain_stem(segment)
        if not stem or (not segment.isalpha() and _tells_nothing(stem, segment)):
            continue
        kept.append(stem)
        if _tells_apart(stem) or len(kept) == 4:
            break
    key = "/".join([*reversed(kept), *_number(segments, kept)])
    if query and (not kept or not _tells_apart(kept[-1]) or path.lower().endswith(_SCRIPT_END)):
        query = "&".join(field for field in query.split("&") if not _is_size_field(field)).strip("&")
        key += "?" + query if query else ""
    return key or url


def _number(segments: list[str], kept: list[str]) -> list[str]:
    """The number that a file is called by, which is no width when its folder holds many pictures."""
    if not segments or any(len(stem) >= 5 and not stem.isalpha() for stem in kept):
        return []
    number = _plain_stem(segments[-1])
    return [number] if number.isdigit() and number not in kept else []


def _is_size_field(field: str) -> bool:
    """Does a field of the query ("w=300") tell a resizing service what to do?"""
    key = field.partition("=")[0].lower()
    return key in _SIZE_KEYS or (key.startswith(("focal", "crop")) and key.replace("_", "").isalnum())


def _innermost(url: str) -> str:
    """The original address that a resizing service carries inside its own."""
    last: re.Match[str] | None = None
    if url.find("http", 1) > 0:
        for match in _INNER_ADDRESS.finditer(url, 1):
            last = match
    if last:
        start = last.start()
        inner = url[start:]
        if "=" in url[max(0, start - 24) : start]:
            inner = inner.partition("&")[0]
        return unquote(unquote(inner)) if "%" in inner else inner
    if "=" in url and (parameter := _INNER_PARAMETER.search(url)):
        inner = unquote(parameter[1])
        if "/" in inner or IMAGE_FILE.search(inner):
            return inner
    return unquote(url) if "%" in url else url


def _without_host(path: str) -> str:
    if "//" not in path[:8]:
        return path
    return path.partition("//")[2].partition("/")[2]


def _plain_stem(segment: str) -> str:
    """A path segment without image extension and size suffixes, in lower case."""
    stem = segment.partition(";")[0].lower()
    if stem.count("-") >= 4 and (uuid := _UUID.search(stem)):
        return uuid[0]
    if stem.startswith("csm_") and (processed := _PROCESSED.match(stem)):
        stem = processed[1]
    tail = _TAIL.search(stem, max(1, len(stem) - _LONGEST_TAIL))
    return stem[: tail.start()] if tail is not None else stem


def _tells_nothing(stem: str, segment: str) -> bool:
    """Does the segment speak of a size, or of what a resizing service is to do?"""
    return _is_size(stem, segment) or (stem == segment.lower() and _is_operation(stem))


def _is_size(stem: str, segment: str) -> bool:
    """Is it a folder or a file that is named after its size?"""
    if stem.isdigit() and len(stem) < 5:
        is_file = stem != segment.lower()
        return bool(_NUMBER_OF_SIZE.fullmatch(stem)) or (is_file and len(stem) > 2)
    return bool(_SIZE.fullmatch(stem) or (stem != segment and _SIZE.fullmatch(segment)))


def _is_operation(segment: str) -> bool:
    """Does the segment tell a resizing service what to do, and not which image to do it to?"""
    return bool(_OPERATION.fullmatch(segment) or _OPERATOR.search(segment))


def _tells_apart(stem: str) -> bool:
    """Is the name particular enough to know the image by it, without its folder?"""
    particular = 0
    words = (_ASCII_WORD if stem.isascii() else _WORD).findall(stem)
    for word in words:
        if len(word) < 5 and word.isdigit():
            continue
        if word.rstrip(_DIGITS_AND_X) not in _GENERIC_WORDS and not ("x" in word and _SIZE_WORD.fullmatch(word)):
            particular += len(word)
            if particular >= 8:
                return True
    return particular >= 5 and len(words) >= 3
