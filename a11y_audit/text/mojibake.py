"""Text that was decoded in the wrong encoding on its way to the page, and how to get it back.

Every repair is an experiment that proves itself: the text is written down again in the encoding it was wrongly read
in, and read in the right one. Only when that works out, and gives letters a writer could have meant, was it broken.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from a11y_audit.text.patterns import pattern

_SPECIALS: Final = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What windows-1252 shows for the bytes 0x80 to 0x9F."""
_TRAIL: Final = rf"[\x80-\xbf{_SPECIALS}]"
_SEQUENCES: Final = pattern(rf"(?:[Â-ß]{_TRAIL}|[à-ï]{_TRAIL}{{2}}|[ð-ô]{_TRAIL}{{3}})+")
_LEADS: Final = pattern(rf"[Â-ô]{_TRAIL}")
"""How each of them begins, which is sooner looked for."""
_TYPOGRAPHY: Final = frozenset("\xa0«»‚„‹›‘’“”•–—…")
"""Signs that also stand behind accented letters in sound text ("café »", "MANHÃ…")."""
# Patterns that few texts need stay uncompiled until one does (`re` keeps what it compiled).
_CYRILLIC: Final = r"(?:[РСГ][\u0080-\u00bfЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґёєјЅѕї№‚„…†‡€‰‹‘’“”•–—™›]){3,}"
_SHIFT_JIS: Final = r"(?:[‚ƒ][\x20-\x7e\x80-\xfc€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3,}"
_LATIN_RUN: Final = r"[\xa1-\xfe]{4,}"
_NO_LETTER: Final = pattern("[\xa1-\xbf]")
_KANA_AS_KANJI: Final = pattern("[縺繧繝]")
_CJK_RUN: Final = "[\u4e00-\u9fff\uac00-\ud7a3]{3,}"
_TOMBSTONES: Final = pattern("\ufffd|ï¿½|占쏙옙|锟斤拷|烫烫烫|屯屯屯")
"""Replacement characters, also after they were themselves read in the wrong encoding."""
_CONTROLS: Final = pattern(r"[\x80-\x84\x86-\x9f]")
_PRIVATE: Final = "[\ue000-\uf8ff\U000f0000-\U0010ffff]"
_SYMBOL_FONT: Final = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0fc\uf0e0\uf020", "•▪➢✓→ ")
"""Signs of the Symbol and Wingdings fonts that word processors leave in the private-use area."""
_IN_SYMBOL_FONT: Final = pattern(f"[{''.join(map(chr, _SYMBOL_FONT))}]")
_QUESTIONED: Final = r"\?[\uac00-\ud7a3\u4e00-\u9fff]"


@lru_cache(maxsize=1024)
def looks_broken(text: str) -> str | None:
    """The text set right, "" when it is broken beyond repair, None when nothing is wrong with it.

    Knows UTF-8 read as windows-1252 or latin-1 (also twice over), as windows-1251, Shift JIS, GBK or cp949; Shift JIS
    and EUC-KR read as windows-1252; C1 control characters; private-use and replacement characters.
    """
    if text.isascii():
        return None
    text = text[:10_000]
    if _TOMBSTONES.search(text):
        return ""
    repaired = text
    for _ in range(3):
        better = _better(repaired)
        if better is None:
            break
        if not better:
            return ""
        repaired = better
    if repaired == text:
        return "" if _beyond_repair(text) else None
    return "" if _beyond_repair(repaired) or _TOMBSTONES.search(repaired) else repaired


def _beyond_repair(text: str) -> bool:
    if _CONTROLS.search(text) or (max(text) >= "\ue000" and re.search(_PRIVATE, text)):
        return True
    return text.count("?") > 2 and len(re.findall(_QUESTIONED, text)) > 2 and bool(_kinds(text) >= {"HANGUL", "CJK"})


def _better(text: str) -> str | None:
    """One wrong decoding undone, None when there is none left."""
    if _IN_SYMBOL_FONT.search(text):
        return text.translate(_SYMBOL_FONT)
    for undo in (_utf8_as_latin, _utf8_as_cyrillic, _utf8_as_east_asian, _east_asian_as_latin, _c1_as_latin):
        repaired = undo(text)
        if repaired is not None and repaired != text:
            return repaired
    return None


# ---------------------------------------------------------------------------------------------- UTF-8 read as Latin


def _utf8_as_latin(text: str) -> str | None:
    """Undoes "Ã©" for "é", "â€™" for "’", "ê¹€" for "김"."""
    if _LEADS.search(text) is None:
        return None
    runs = [(match, _decoded(match[0])) for match in _SEQUENCES.finditer(text)]
    if not runs or not any(good and _is_proof(text, match, good) for match, good in runs):
        return None
    parts: list[str] = []
    position = 0
    for match, good in runs:
        parts += (text[position : match.start()], match[0] if good is None else good)
        position = match.end()
    return "".join(parts) + text[position:]


def _decoded(run: str) -> str | None:
    try:
        return _latin_bytes(run).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _latin_bytes(text: str) -> bytes:
    """As windows-1252, its five unused bytes as in latin-1 (WHATWG Encoding, index windows-1252)."""
    return b"".join(sign.encode("cp1252") if sign in _SPECIALS else sign.encode("latin-1") for sign in text)


def _is_proof(text: str, match: re.Match[str], good: str) -> bool:
    """Would nobody have typed these signs side by side, and is what they stand for likely?"""
    run = match[0]
    if run.startswith(("â€", "ðŸ")) or "\u2000" <= good[0] <= "\u206f":
        return True
    kinds = _kinds(good) - {""}
    if not kinds <= _LIKELY or len(kinds - _EAST_ASIAN) > 1:
        return False
    odd = any(sign not in _TYPOGRAPHY and not "À" <= sign <= "ô" for sign in run)
    if len(good) > 1:
        return odd or len(good) > 2
    if "\u0080" <= good <= "\u017f" or "\u1e00" <= good <= "\u1eff" or "\u2100" <= good <= "\u2bff":
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return (
            odd or (run[0] == "Ã" and (before.islower() or after.isalpha())) or (run == "Â\xa0" and not after.isalpha())
        )
    return False


_EAST_ASIAN: Final = frozenset({"HANGUL", "CJK", "HIRAGANA", "KATAKANA"})
_LIKELY: Final = _EAST_ASIAN | {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "THAI", "DEVANAGARI"}


def _kinds(text: str) -> set[str]:
    """The first words of the letters' Unicode names: their scripts, "" for signs and for letters used as signs."""
    return {_script(sign) if sign.isalpha() and sign not in "ªºµˆ˜" else "" for sign in text}


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0].removesuffix("-HIRAGANA")


# ------------------------------------------------------------------------------------------- the other wrong turns


def _utf8_as_cyrillic(text: str) -> str | None:
    """Undoes "РџСЂРёРІРµС‚" for "Привет"."""
    return _undone(text, _CYRILLIC, "cp1251", "utf-8", {"CYRILLIC", ""}) if "Р" in text or "С" in text else None


def _utf8_as_east_asian(text: str) -> str | None:
    """UTF-8 Chinese, Japanese or Korean read as GBK, Shift JIS or cp949."""
    if len(_KANA_AS_KANJI.findall(text)) > 1:
        return _whole(text, "cp932", {"HIRAGANA", "KATAKANA", "CJK", "LATIN", ""}) or ""
    if max(text) < "\u4e00" or not re.search(_CJK_RUN, text):
        return None
    return _whole(text, "gbk", {"CJK", "LATIN", ""}) or _whole(text, "cp949", {"HANGUL", "CJK", "LATIN", ""})


def _east_asian_as_latin(text: str) -> str | None:
    """Undoes "‚±‚ñ‚É‚¿‚Í" for "こんにちは", "ÇÑ±¹" for "한국"."""
    if ("‚" in text or "ƒ" in text) and re.search(_SHIFT_JIS, text):
        return _undone(text, _SHIFT_JIS, "cp1252", "cp932", {"HIRAGANA", "KATAKANA", "CJK", ""})
    runs = [run for run in re.findall(_LATIN_RUN, text) if max(run) >= "\xc0"]  # more than quotation marks
    if not any(len(run) > 5 or _NO_LETTER.search(run) for run in runs):
        return None
    return _undone(text, _LATIN_RUN, "latin-1", "cp949", {"HANGUL"})


def _c1_as_latin(text: str) -> str | None:
    """C1 control characters are windows-1252 signs that were taken for latin-1."""
    if not _CONTROLS.search(text):
        return None
    return _CONTROLS.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "replace"), text)


def _undone(text: str, runs: str, wrong: str, right: str, likely: set[str]) -> str | None:
    """The text with each run read again, None when a run does not work out."""
    if not re.search(runs, text):
        return None
    try:
        repaired = re.sub(runs, lambda match: match[0].encode(wrong).decode(right), text)
    except UnicodeError:
        return None
    fresh = "".join(sign for sign in repaired if sign not in text)
    return repaired if fresh and _kinds(fresh) <= likely else None


def _whole(text: str, wrong: str, likely: set[str]) -> str | None:
    try:
        repaired = text.encode(wrong).decode("utf-8")
    except UnicodeError:
        return None
    return repaired if _kinds(repaired) <= likely else None
