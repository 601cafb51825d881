"""Wording for when a picture was taken that is no date: a decade, a century, years ago, or that nobody knows."""

import re
from typing import Final

from a11y_audit.text.patterns import pattern

_UNKNOWN: Final = (
    *("undated", r"undatiert\w*", r"nicht datiert\w*", r"non dat(?:[ée]|at)\w*", "sin fecha", "sem data", "sense data"),
    *(r"ongedateerd\w*", "odaterad", r"udatert\w*", "udateret", r"niedatowan\w*", "bez daty", r"недатированн\w*"),
    *("без даты", "tarihsiz", r"غير مؤرخ\w*"),
)
"""That the day is not known, as agencies say it."""
_DECADES: Final = (
    *(r"\d0s", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"),
    *(r"\d0er(?:n|[- ]?jahre\w*)?", "(?:zwanz|drei(?:ß|ss)|vierz|fünfz|sechz|siebz|achtz|neunz)iger(?:n|jahre\\w*)?"),
    *(r"(?:années|anni|anys|jaren|lat|lata|latach) ['’]?(?:\d0|[^\W\d_]{4,})\.?", r"['’]\d\d"),
    *(r"(?:años|anos) ['’]?(?:\d0|\w+nt[ae])", r"\d0-?(?:tal\w*|luku\w*|årene?\w*|erne\w*)"),
    *(r"\d0-(?:[ех]|ые|ых)", r"\d0['’]l[ıi] yıl\w*"),
)
_CENTURIES: Final = (
    *(
        "century",
        "centuries",
        "jahrhunderts?(?:wende)?",
        "siècles?",
        "siglos?",
        "séculos?",
        "secol[oi]",
        "segles?",
        "eeuw(?:en)?",
    ),
    *(
        r"århundra?d?e?\w*",
        r"vuosisa\w+",
        "wieku?",
        r"stolet\w+",
        "век[аеу]?",
        r"столет\w+",
        r"yüzyıl\w*",
        "(?:ال)?قرن",
    ),
)
_SEEN_FROM_TODAY: Final = (
    *("years? ago", "last (?:year|summer|autumn|fall|winter|spring|month)", r"vor \w+ jahren"),
    r"(?:letzte|vorige|vergangene)[nsm]? (?:jahr|sommer|herbst|winter|frühjahr)\w*",
    *(r"il y a \w+ ans", "(?:l'été|l'an|l'hiver|l'automne|le printemps) dernier", r"hace \w+ años", r"há \w+ anos"),
    *(r"\w+ anni fa", "l'anno scorso", "l'estate scorsa", r"\w+ jaar geleden", "vorig jaar", r"för \w+ år sedan"),
    *(r"for \w+ år siden", "lat temu", "лет назад", "год назад", "yıl önce"),
)
_PERIOD: Final = pattern(
    rf"(?<!\w)(?:{'|'.join(_UNKNOWN + _DECADES + _CENTURIES + _SEEN_FROM_TODAY)})(?!\w)", re.IGNORECASE
)
_WITHIN_WORDS: Final = pattern(
    "年代|世紀|世纪|년대|세기|年前|년 전|日付不明|날짜 미상|未注明日期|日期不詳|[\u0621-\u064a]ينيات"
)
"""What stands within words, in scripts that write words together."""


def tells_period(text: str) -> bool:
    """Does a text tell when something was, without a date ("in the fifties", "XXe siècle", "undated")?"""
    return _PERIOD.search(text) is not None or (not text.isascii() and _WITHIN_WORDS.search(text) is not None)
