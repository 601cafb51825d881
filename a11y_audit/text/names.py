"""Names of people as a text spells them.

In scripts with capitals a name is a run of capitalised words ("Ursula von der Leyen"); in Chinese, Japanese and
Korean it is told by the title beside it. No dictionary of people stands behind this: organisations and places that
are written like names are found too, and `titled` marks those that surely are people.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from a11y_audit.text.lexicon import Lexicon, lexicon
from a11y_audit.text.words import Word, fold, word_matches


class Name(Struct, frozen=True, gc=False):
    """A name as spelled, titles left out, and where it stands. `titled`: a title or office stands beside it."""

    text: str
    start: int
    end: int
    titled: bool = False


_LIMIT: Final = 10_000
_OFFICES: Final = frozenset({"state", "defense", "defence", "commerce", "labor", "energy", "education"})
"""What a "secretary of" heads: the office's last word stands before the name."""


_GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES: Final = frozenset({"the", "a", "an"})


def display_names(text: str, language: str = "") -> tuple[Name, ...]:
    """Names in running text, in order: two capitalised words or more, or one beside a title.

    Args:
        text: running text; at most its first 10,000 characters are read.
        language: BCP 47 tag, for its titles ("Präsident", "씨") and the small words inside names ("von", "bin").
    """
    text = text[:_LIMIT]
    words = lexicon(language)
    found = list(_capitalised(text, words))
    if not text.isascii():
        found += [
            Name(match["name"], match.start("name"), match.end("name"), titled=True)
            for pattern in _east_asian(words.language)
            for match in pattern.finditer(text)
        ]
        found.sort(key=lambda name: name.start)
    return tuple(found)


# ------------------------------------------------------------------------------------------------------ capitals


class _Run(Struct, frozen=True):
    """Capitalised words that follow one another, and the word before them."""

    words: list[Word]
    before: str


def _capitalised(text: str, words: Lexicon) -> Iterator[Name]:
    for run in _runs(text, words):
        kept, titled = _without_titles(run, words)
        if len(kept) > 1 or (kept and titled and len(kept[0].text) > 1):
            start, end = kept[0].start, kept[-1].end
            end -= 2 if text[end - 2 : end] in {"'s", "’s"} else 0
            yield Name(text[start:end], start, end, titled)


def _runs(text: str, words: Lexicon) -> Iterator[_Run]:
    run = _Run([], "")
    particles: list[Word] = []
    previous = ""
    for match in word_matches(text):
        spelled = match[0]
        capital = _is_capitalised(spelled)
        if capital or run.words:
            word = Word(spelled, match.start(), match.end())
            joined = bool(run.words) and _joins(text, (particles or run.words)[-1], word, words)
            if joined and not capital and fold(spelled) in words.name_particles:
                particles.append(word)
            else:
                if run.words and not (joined and capital):
                    yield run
                    run = _Run([], previous)
                if capital:
                    run = run if run.words else _Run([], previous)
                    run.words.extend([*particles, word] if joined else [word])
                particles = []
        previous = spelled
    yield run


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and (word.isalpha() or not any(map(str.isdigit, word)))


def _joins(text: str, left: Word, right: Word, words: Lexicon) -> bool:
    """Does nothing but a blank (or the full stop of an initial or a short title) part them?"""
    between = text[left.end : right.start]
    if between in {" ", "\u00a0"}:
        return True
    return between in {". ", ".\u00a0", "."} and (
        len(left.text) == 1 or left.text[-2:-1] == "." or fold(left.text) in words.honorifics
    )


def _without_titles(run: _Run, words: Lexicon) -> tuple[list[Word], bool]:
    """The words from behind the last title to before the first word that is none of a name's."""
    folded = [fold(word.text).removesuffix("'s").rpartition("-")[2] for word in run.words]
    end = len(folded)
    while end and (_is_no_name(folded[end - 1], words) or folded[end - 1] in words.honorifics):
        end -= 1
    titles = [at for at in range(end - 1) if folded[at] in words.honorifics and folded[at + 1] not in _GENERATIONS]
    titled = bool(titles) or fold(run.before) in words.honorifics
    start = titles[-1] + 1 if titles else 0
    if start == 0 and end and run.before == "of" and folded[0] in _OFFICES:
        start, titled = 1, True
    while start < end and (_is_no_name(folded[start], words) or folded[start] in _ARTICLES):
        start += 1
    return run.words[start:end], titled


def _is_no_name(folded: str, words: Lexicon) -> bool:
    lists = (words.stop_words, words.picture_words, words.weekdays, words.months)
    return any(folded in each for each in lists)


# --------------------------------------------------------------------------------------- Chinese, Japanese, Korean

_SURNAMES: Final = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余"
    "叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范範汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷"
    "黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐习習柯侯"
)


_COUNTRIES: Final = "북한|한국|미국|중국|일본|러시아|영국|프랑스|독일|우크라이나|유엔"


@lru_cache(maxsize=8)
def _east_asian(code: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of a name beside a title; without a language, of all three languages."""
    patterns = []
    if code in {"ko", ""}:
        titles = _titles("ko")
        patterns.append(
            re.compile(
                rf"(?<![가-힣])(?!(?:{_COUNTRIES})\s)(?P<name>(?:[가-힣]\s)?[가-힣]{{1,5}})"
                rf"(?=(?:\s(?:전|현|신임|당시|{_COUNTRIES}))?\s(?:{titles})(?![가-힣]{{3}})|\s?씨)"
            )
        )
    if code in {"ja", ""}:
        patterns.append(
            re.compile(
                rf"(?:(?<![\u4e00-\u9fff々])(?P<name>[\u4e00-\u9fff々]{{2,5}}?|[ァ-ヶー・＝]{{2,20}}))(?={_titles('ja')})"
            )
        )
    if code in {"zh", ""}:
        patterns.append(re.compile(rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?={_titles('zh')})"))
        patterns.append(re.compile("(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{1,6}(?:[·‧][\u4e00-\u9fff]{1,6})+)"))
    return tuple(patterns)


def _titles(code: str) -> str:
    longest_first = sorted(lexicon(code).honorifics, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))
