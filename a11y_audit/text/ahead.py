"""Wording that looks ahead: a future tense tells that a day is to come, other words only that it may be."""

from typing import Final

from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import tokens

_MAYBE: Final = (
    "will shall set scheduled planned due until from before ahead upcoming next wird werden soll ab bis geplant sera "
    "seront jusqu'au prévu prévue partir será serán hasta desde previsto prevista sarà saranno fino até zal vanaf tot "
    "ska kommer till från skal vil fra til będzie do od kadar olacak yapılacak будет до с سوف 예정 予定 まで から"
)
_MAYBE_WORDS: Final = frozenset(_MAYBE.split())
"""Words by which a text may look ahead, in one language or another."""
_FUTURE: Final = {
    "en": r"will|won['’]t|(?:is|are) (?:to be|due|set to|expected|scheduled|planned)|(?:scheduled|planned) for",
    "de": r"(?:wird|werden) .{1,120}\d{4} [^\W\d_]+|soll(?:en)?|geplant",
    "fr": r"(?:\w{2,}[eiv]r|aur|ser|ir|\w*(?:iend|oud|end|evr|pourr))(?:a|ont)|(?:va|vont) \w+(?:er|ir|re)|prévue?s?",
    "es": r"[a-zñü]+r(?:á|án)|van? a \w+r(?:se)?|previst[oa]s?",
    "it": r"\w+r(?:à|anno)|previst[oaie]",
    "pt": r"\w+rá|(?:ser|ter|estar|ir|poder)ão|(?:vai|vão) \w+r|previst[oa]s?",
    "nl": r"(?:wordt|worden) .{1,120}\d{4} [^\W\d_]+|zal|zullen|gepland",
    "sv": "ska|skall|kommer att|planeras",
    "da": "skal|vil|planlagt",
    "no": "skal|vil|planlagt",
    "pl": "będzie|będą|zostanie|zostaną|odbędzie|odbędą|rozpocznie|zaplanowan[aoy]e?",
    "tr": r"\w{2,}(?:acak|ecek)(?:t[ıi]r|lar|ler)?",
    "ru": r"будет|будут|состо[ия]тся|пройд[её]т|пройдут|(?:от|за)кро[ею]тся|начн[её]тся|начнутся|запланирован\w*",
    "ar": "سوف|س[يت]كون|س[يت]تم|س[يت]بدأ|س[يت]فتتح|س[يت]فتح|س[يت]قام|س[يت]نعقد|س[يت]نطلق|س[يت]غلق",
    "zh": "(?:将|將)(?![军軍领領士官来來近])|预定|預定|定于|定於",
    "ja": "予定|見通し|見込み",
    "ko": "예정|계획이|것이다|것으로 (?:보인다|예상)",
}
"""What only speaks of something to come. German and Dutch passives do so where more follows the year."""
_WITHIN_WORDS: Final = frozenset({"zh", "ja", "ko"})
_PATTERNS: Final = {
    code: pattern(words if code in _WITHIN_WORDS else rf"(?<!\w)(?:{words})(?!\w)") for code, words in _FUTURE.items()
}


def may_look_ahead(text: str) -> bool:
    """Does the text hold a word that may look ahead ("until", "ab", "prévu")?"""
    return not _MAYBE_WORDS.isdisjoint(tokens(text))


def tells_future(sentence: str, language: str) -> bool:
    """Does the sentence say that something is to come ("will be shut", "s'ouvrira", "開催予定")?

    Args:
        sentence: one sentence, spelled as it is: "Will" and "Vera" are names.
        language: BCP 47 tag; in a language without a file nothing is told.
    """
    found = _PATTERNS.get(lexicon(language).language)
    return found is not None and found.search(sentence) is not None
