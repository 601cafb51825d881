"""Which language a text is written in, for pages that do not say."""

from typing import Final

_CODES: Final = {
    "eng": "en",
    "kor": "ko",
    "jpn": "ja",
    "cmn": "zh",
    "zho": "zh",
    "deu": "de",
    "fra": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "nld": "nl",
    "swe": "sv",
    "nob": "no",
    "nno": "no",
    "nor": "no",
    "dan": "da",
    "pol": "pl",
    "tur": "tr",
    "rus": "ru",
    "arb": "ar",
    "ara": "ar",
}
"""ISO 639-3 -> ISO 639-1, for the languages there are word lists of."""
SAMPLE: Final = 600
"""Characters that are looked at: more tell nothing new."""
_SURE: Final = 0.8


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, "" when it is unsure or none there are word lists of."""
    from turbohtml.detect import detect_language

    match = detect_language(text[:SAMPLE])
    return _CODES.get(match.language or "", "") if match.confidence >= _SURE else ""
