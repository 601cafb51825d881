"""How many of whom a text counts: "two men", 女性2人, 两名女子, رجلان."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from a11y_audit.text.lexicon import Lexicon, lexicon
from a11y_audit.text.words import fold, words

_PEOPLE: Final = {
    "ja": "女性 男性 女子 男子 女児 男児 子ども 子供 児童 生徒 学生 "
    "警察官 警官 署員 兵士 隊員 作業員 消防隊員 職員 議員 選手 住民 観光客 記者",
    "ko": "여성 남성 여자 남자 아이 어린이 소년 소녀 학생 군인 병사 경찰관 소방관 직원 의원 선수 시민 주민 관광객 기자",
    "zh": "女子 男子 女性 男性 女人 男人 妇女 婦女 儿童 兒童 孩子 小孩 男孩 女孩 "
    "男生 女生 学生 學生 老人 青年 警察 警员 警員 士兵 工人 "
    "消防员 消防員 医生 醫生 护士 護士 记者 記者 游客 遊客 乘客 居民 选手 選手",
}
"""People whom captions count; where words run together, nobody else can be told from what follows."""
_NUMBERS: Final = {
    "ja": dict(zip("二三四五六七八九十", range(2, 11), strict=True)),
    "ko": {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10},
    "zh": {"两": 2, "兩": 2} | dict(zip("二三四五六七八九十", range(2, 11), strict=True)),
}
_COUNTED: Final = {
    "ja": ("{before}{number}人の{people}(?![一-龥])", "(?<![一-龥]){people}{number}人(?!目)"),
    "ko": (
        "{before}{number} ?명의 {people}",
        "(?<![가-힣]){people}(?:들)? {number} ?명(?!째)",
        "{before}{number} {people}",
    ),
    "zh": ("{before}{number}[名位个個]{people}",),
}
"""How each of the three languages puts the number and those whom it counts together."""
_DUALS: Final = {
    **dict.fromkeys(("رجلان", "رجلين"), "رجال"),
    **dict.fromkeys(("امرأتان", "امرأتين"), "نساء"),
    **dict.fromkeys(("سيدتان", "سيدتين"), "سيدات"),
    **dict.fromkeys(("طفلان", "طفلين"), "أطفال"),
    **dict.fromkeys(("طفلتان", "طفلتين"), "طفلات"),
    **dict.fromkeys(("فتاتان", "فتاتين"), "فتيات"),
    **dict.fromkeys(("شابان", "شابين"), "شبان"),
    **dict.fromkeys(("جنديان", "جنديين"), "جنود"),
}
"""Arabic nouns that say "two" by their ending -> their plural."""
_LEAST: Final = 3
"""Letters of a noun that is counted."""


def headcounts(text: str, language: str) -> dict[str, int]:
    """Noun -> its number, from two on; a noun that is counted twice is left out.

    Args:
        text: a caption or a description.
        language: BCP 47 tag; without one the numbers of all languages count.
    """
    lists = lexicon(language)
    if lists.language in _PEOPLE:
        pairs = _east_asian(fold(text), lists.language)
    elif lists.spaced:
        pairs = _spelled(words(text), lists)
    else:
        return {}
    counted: dict[str, int] = {}
    for noun, count in pairs:
        counted[noun] = 0 if noun in counted else count  # counted twice: which one is meant cannot be told
    return {noun: count for noun, count in counted.items() if count}


def _spelled(said: tuple[str, ...], lists: Lexicon) -> Iterator[tuple[str, int]]:
    for number, noun in pairwise(said):
        count = lists.small_numbers.get(number, 0)
        if count > 1 and len(noun) >= _LEAST and noun not in lists.stop_words and noun not in lists.small_numbers:
            yield noun, count
    if lists.language == "ar":
        yield from ((_DUALS[word], 2) for word in said if word in _DUALS)


def _east_asian(text: str, code: str) -> Iterator[tuple[str, int]]:
    numbers: Mapping[str, int] = _NUMBERS[code]
    for pattern in _patterns(code):
        for match in pattern.finditer(text):
            count = numbers.get(match["number"]) or int(match["number"])
            if count > 1:
                yield match["people"], count


@lru_cache(maxsize=len(_PEOPLE))
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    longest_first = sorted(_PEOPLE[code].split(), key=len, reverse=True)
    number = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS[code])})"
    parts = {
        "before": r"(?<![\d.,第一二三四五六七八九十百千万萬가-힣])(?<!\d\s)",
        "number": number,
        "people": f"(?P<people>{'|'.join(longest_first)})",
    }
    return tuple(re.compile(form.format(**parts)) for form in _COUNTED[code])
