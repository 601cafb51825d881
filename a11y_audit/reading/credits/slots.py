"""The slots of one credit line, each taken for an agency, a person, an organisation, an account or a relation."""

import re
from typing import Final

from a11y_audit.reading.credits.joints import BY, LINKS, ON, VIA, WITH
from a11y_audit.reading.credits.labels import (
    AROUND,
    FULL_STOPS,
    SCRIPTS_WITHOUT_BLANKS,
    find_label_mark,
    is_label,
    label_length,
    strip_marks,
    take_label,
)
from a11y_audit.reading.credits.names import (
    is_house,
    is_initialled,
    is_name,
    names_organisation,
    reads_as_sentence,
)
from a11y_audit.text.agencies import SUPPLIERS, agency_edges, find_agency, is_ambiguous
from a11y_audit.text.credit_words import credit_words, edge_words, relation_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.words import fold

_CUT: Final = pattern(
    r"(?<=\w)—(?=\w)|[/|;•·,、，()\[\]（）【】〔〕=＝／｜［］¦〈〉；]|\s[–—―I+-]\s|(?<=\w\w\w)\.\s|(?<=[\])\"”“])\.\s?"
)
_DAY: Final = pattern("(?:\\d{1,4}[年月日号號时時点點分년월일]|[午前后後上下晚早夜頃 오전])+")
_DAY_OF_MONTH: Final = r"\d{1,2}[. -]{1,2}[^\W\d_]{3,10}[. -]{1,2}(?:19|20)?\d\d"
_DATES: Final = pattern(rf"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?|{_DAY_OF_MONTH}")
_NUMBERS: Final = pattern(rf"[\d\s.:/,-]+|{_DAY_OF_MONTH}")
_DOMAIN: Final = pattern(
    r"(?:https?://)?(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,40}){0,3}\.[a-z]{2,10}(?:/\S{0,80})?", re.IGNORECASE
)
_HANDLE: Final = pattern(r"(?:u/|@)[\w.]{2,40}")
_MAIL: Final = pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ACRONYM: Final = pattern(r"[A-Z][A-Z0-9&-]{1,6}")
_QUOTED: Final = pattern(r"[\"“„«][^\"“”„«»]{0,200}[\"”“»]")
_LICENCE: Final = pattern(r"CC[ -](?:BY(?:-\w\w){0,2}|0)(?:[ -]\d\.\d)?(?: [A-Z]{2}\b)?(?= [A-Z])", re.IGNORECASE)
"""A Creative Commons licence with its version and country, and a name behind it."""
_LICENCES: Final = ("cc by", "cc-by", "cc0", "lizenz", "licen")
_OF_NAMES: Final = frozenset({"file", "handout", "pool", "screenshot", "courtesy"})
"""Relations whose words stick to a name ("Korea Times file")."""
_IN_NAMES: Final = frozenset(
    (
        *("press", "presse", "prensa", "library", "stock", "screen", "frame", "basın", "ho", "hons", "pr", "promo"),
        *("capture", "ai", "ki", "ia", "ии", "ші", "db", "dok", "dok.", "より", "代表", "提供", "제공", "publicity"),
    )
)
"""Relation words that are too often part of a name to be cut off one."""
_PLATFORMS: Final = frozenset({"stock", "social", "archive"})
_LIBRARIES: Final = frozenset({"stock"})
"""Where makers often go by one word ("Picsa on Unsplash")."""
_WITH_OTHERS: Final = pattern(r" (?:et|y|e|und|and|i|og|och|en) (?:al|coll|cols|col|colab|mitarb)\.?$")
"""Behind the first author of a study ("et al.", "et coll.")."""
_DEPTH: Final = 4
_KIN: Final = frozenset({"family", "famille", "familia", "famiglia", "família", "familie", "familjen", "estate"})
"""Behind a name they tell whose picture it is ("courtesy of the Ruiz family")."""
_FOR: Final = "for"
_STAFF: Final = "staff"
"""Behind the name of a house, beside a photographer's ("Jane Doe, Globe Staff")."""
_PICTURE_SIGNS: Final = frozenset("图圖")
_LONGEST_DENSE: Final = 5
"""Letters of a name in Chinese with such a sign behind it."""
_CODE: Final = 4
"""Letters of the code in which an agency's desk signs, at most."""


class Slots:
    """Takes the slots of one credit line up; what its counts mean, `Parts` says."""

    def __init__(self) -> None:
        self.persons: list[str] = []
        self.organisations: list[str] = []
        self.relations: list[str] = []
        self.rights: list[str] = []
        self.agencies = self.known = self.handles = self.closings = self.titled = 0
        self.single = self.unknown = self.slots = 0

    def read(self, body: str) -> None:
        """Reads everything behind the label."""
        if agency := find_agency(body):
            self.slots += 1
            self._agency(body, agency.kind)
            return
        if body.count(" ") > 3 and _QUOTED.search(body):
            body = _QUOTED.sub(" ", body)
        for piece in _CUT.split(body):
            if piece and (slot := strip_marks(piece)):
                self.slots += 1
                head, colon, rest = slot.partition(":")
                if colon and rest and (agency := find_agency(head.rstrip())):
                    self._agency(head.rstrip(), agency.kind)
                    slot = strip_marks(rest)
                self._slot(_unlabelled(slot))

    def _slot(self, slot: str, depth: int = 0) -> None:
        folded = fold(slot).strip(AROUND)
        if not folded:
            return
        if agency := find_agency(slot) or find_agency(slot.rstrip(FULL_STOPS)):
            self._agency(slot, agency.kind)
        elif (relation := relation_words().get(folded)) is not None:
            self.relations.append(relation)
        elif folded in credit_words().rights or folded.startswith(_LICENCES):
            self._licence(slot)
        elif self._names_nobody(slot, folded):
            return
        elif (self.slots > 1 or self.relations) and slot == slot.lower() and folded in credit_words().closing_labels:
            self.closings += 1
        elif self._account(slot):
            self.handles += 1
        elif _NUMBERS.fullmatch(slot):
            self.unknown += _DATES.fullmatch(slot) is None
        elif depth >= _DEPTH or not self._split(slot, folded, depth):
            self._name(slot)

    def _names_nobody(self, slot: str, folded: str) -> bool:
        """A remark beside a name ("(detail)"), or the desk that sent the picture ("ANTARA FOTO/Ana Ruiz/tom")."""
        words = credit_words()
        return folded in words.not_credit or folded in words.unknown_makers or bool(self.agencies and _is_code(slot))

    def _licence(self, slot: str) -> None:
        """A licence, and whose picture it is of ("CC BY-SA 4.0 Ana Ruiz")."""
        licence = _LICENCE.match(slot)
        name = slot[licence.end() :].strip() if licence is not None else ""
        self.rights.append(slot.removesuffix(name).rstrip())
        if name:
            self._name(name)

    def _account(self, slot: str) -> bool:
        """An account, a site or an e-mail address; the last is nobody's name."""
        if "@" in slot and _MAIL.fullmatch(slot):
            return True
        if _HANDLE.fullmatch(slot):
            self.persons.append(slot)
        elif "." in slot and _DOMAIN.fullmatch(slot):
            self.organisations.append(slot)
        else:
            return False
        return True

    def _split(self, slot: str, folded: str, depth: int) -> bool:
        """Cuts a slot at a relation word, an agency or a label inside it; False when there is none."""
        words = slot.split(" ")
        if len(words) == 1:
            return self._split_word(slot, depth)
        lowered = folded.split(" ")
        if len(lowered) != len(words):
            lowered = [word.lower() for word in words]
        if "@" in words[-1] and _MAIL.fullmatch(words[-1]):
            self.handles += 1
            self._slot(" ".join(words[:-1]), depth + 1)
            return True
        return (
            self._split_at_link(words, lowered, depth)
            or self._split_at_edge(words, lowered, depth)
            or self._split_joined(words, lowered, depth)
            or self._split_dense(words, depth)
        )

    def _split_at_link(self, words: list[str], lowered: list[str], depth: int) -> bool:
        if lowered[0] in VIA or lowered[0] in WITH:
            self.relations += ["via"] if lowered[0] in VIA else []
            self._slot(" ".join(words[1:]), depth + 1)
            return True
        if words[0].endswith(("记者", "記者")) and find_agency(words[0][:-2]):
            return self._halves([words[0][:-2]], words[1:], depth)
        for at in range(1, len(words) - 1):
            if (
                lowered[at] in ON
                and (agency := find_agency(" ".join(words[at + 1 :])))
                and agency.kind in (_PLATFORMS if at > 1 else _LIBRARIES)
            ):
                return self._halves(words[:at], words[at + 1 :], depth, "via")
            if lowered[at] in LINKS:
                return self._halves(words[:at], words[at + 1 :], depth, relation_words().get(lowered[at], "via"))
            if lowered[at] in BY and lowered[at - 1] in credit_words().labels:
                return self._halves(words[: at - 1], words[at + 1 :], depth)
        return False

    def _split_at_edge(self, words: list[str], lowered: list[str], depth: int) -> bool:
        """Cuts off a relation, a closing label or an agency that stands first or last."""
        firsts, lasts = edge_words()
        agency_firsts, agency_lasts = agency_edges()
        ends = lowered[-1] in lasts or lowered[-1] in agency_lasts
        begins = lowered[0] in firsts or lowered[0] in agency_firsts
        for count in range(min(4, len(words) - 1), 0, -1) if ends or begins else ():
            if ends and self._cut(words[-count:], lowered[-count:], words[:-count], depth, last=True):
                return True
            if begins and self._cut(words[:count], lowered[:count], words[count:], depth, last=False):
                return True
        return False

    def _cut(self, edge: list[str], lowered: list[str], rest: list[str], depth: int, *, last: bool) -> bool:
        wording = " ".join(lowered)
        relation = relation_words().get(wording.rstrip("."))
        is_loose = relation in _OF_NAMES or relation == "ai-generated" or len(edge) > 1
        if relation is not None and wording not in _IN_NAMES and is_loose:
            self.relations.append(relation)
        elif last and wording in credit_words().closing_labels and _is_closing(edge, rest):
            self.closings += 1
        else:
            name = " ".join(edge)
            agency = find_agency(name)
            if agency is None or is_ambiguous(name):
                return False
            if agency.kind not in SUPPLIERS and not (agency.kind in _PLATFORMS and len(edge) > 1):
                return False
            if len(rest) > 4 or not is_name(rest):
                return False
            self._agency(name, agency.kind)
        self._slot(" ".join(rest), depth + 1)
        return True

    def _split_joined(self, words: list[str], lowered: list[str], depth: int) -> bool:
        """Two names with "and" between them; an organisation may have the word in its name."""
        joiners = credit_words().joiners
        for at in range(1, len(words) - 1):
            if lowered[at] in joiners and is_name(words[:at]) and is_name(words[at + 1 :]):
                is_firm = any(word in credit_words().organisation_words for word in lowered)
                return not is_firm and self._halves(words[:at], words[at + 1 :], depth)
        return False

    def _halves(self, left: list[str], right: list[str], depth: int, relation: str = "") -> bool:
        self._slot(" ".join(left), depth + 1)
        self.relations += [relation] if relation else []
        count = len(self.persons)
        self._slot(" ".join(right), depth + 1)
        if relation == _FOR:  # pictures are made for houses
            self.organisations += self.persons[count:]
            del self.persons[count:]
        return True

    def _split_dense(self, words: list[str], depth: int) -> bool:
        """新华社发 王五摄, 人民网 王五摄."""
        for edge, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            if self._split_word(edge, depth):
                self._slot(" ".join(rest), depth + 1)
                return True
        return False

    def _split_word(self, word: str, depth: int) -> bool:
        """AFP-Yonhap, الفرنسية-أرشيف, 홍길동기자, 新华社记者张三摄, 関係者提供・共同."""
        if "・" in word and self._split_at_dots(word, depth):
            return True
        if "-" in word and all(find_agency(half) or half in relation_words() for half in word.split("-")):
            for half in word.split("-"):
                self._slot(half, depth + 1)
            return True
        if not (is_beyond_latin(word) and SCRIPTS_WITHOUT_BLANKS.search(word)):
            return False
        return self._split_behind_name(word, depth) or self._split_behind_agency(word, depth)

    def _split_at_dots(self, word: str, depth: int) -> bool:
        """関係者提供・共同: an agency stands beside the dot, which parts foreign names as well."""
        names = [name for name in word.split("・") if name]
        if not any(map(find_agency, names)):
            return False
        for name in names:
            self._slot(name, depth + 1)
        return True

    def _split_behind_name(self, word: str, depth: int) -> bool:
        """홍길동|기자, 关系者|提供."""
        for length in range(min(4, len(word) - 1), 0, -1):
            tail = word[-length:]
            relation = relation_words().get(tail) if length > 1 else None
            is_relation = relation in _OF_NAMES
            if (is_relation or tail in credit_words().closing_labels) and not _is_drawing(word, tail):
                if relation is not None:
                    self.relations.append(relation)
                self.closings += 1
                self._slot(word[:-length], depth + 1)
                return True
        return False

    def _split_behind_agency(self, word: str, depth: int) -> bool:
        """新华社|记者张三."""
        for length in range(min(8, len(word) - 1), 1, -1):
            agency = find_agency(word[:length])
            if agency is not None and not is_ambiguous(word[:length]):
                self._agency(word[:length], agency.kind)
                rest = word[length:].removeprefix("记者").removeprefix("記者")
                if len(rest) > 1:
                    self._slot(rest, depth + 1)
                return True
        return False

    def _agency(self, name: str, kind: str) -> None:
        self.organisations.append(name)
        if is_ambiguous(name):
            self.known += 1
        else:
            self.agencies += 1
        if kind == "ai":
            self.relations.append("ai-generated")

    def _dense_name(self, slot: str, words: int) -> None:
        """A name in a script without capitals and with few blanks."""
        if slot[0].isdigit():
            self.unknown += _DAY.fullmatch(slot) is None  # "3人" is no name, "7日" may stand beside one
        elif len(slot) > 24 or words > 4 or slot[-1] in ".。" or reads_as_sentence(slot):
            self.unknown += 1 + len(slot) // 6
        elif fold(slot) not in credit_words().labels:  # a label alone names nobody ("写真:")
            (self.persons if len(slot) <= 4 and words == 1 else self.organisations).append(slot)

    def _name(self, slot: str) -> None:
        words = _WITH_OTHERS.sub("", slot).split(" ")
        if len(words) > 1 and words[-1] in _KIN:
            words = words[:-1]
        if is_beyond_latin(slot) and SCRIPTS_WITHOUT_BLANKS.search(slot):
            self._dense_name(slot, len(words))
            return
        if not is_name(words):
            self.unknown += len(words)
            return
        lowered = [fold(word).strip("',") for word in words]
        if self.slots > 1 and lowered[-1] == _STAFF:
            self.organisations.append(slot)
            self.closings += 1
        elif any(names_organisation(word) for word in lowered):
            self.organisations.append(slot)
            self.titled += len(words) > 1
        elif len(words) == 1 and is_initialled(slot):
            self.persons.append(slot)
        elif len(words) == 1:
            self.organisations.append(slot)
            self.single += _ACRONYM.fullmatch(slot) is None
        elif is_house(lowered):
            self.organisations.append(slot)
        else:
            self.persons.append(slot)


def _is_drawing(word: str, sign: str) -> bool:
    """Is it the word for a map or a chart ("路線圖"), and not the name of whom a picture is by ("新華社圖")?"""
    return sign in _PICTURE_SIGNS and len(word) > _LONGEST_DENSE and find_agency(word[: -len(sign)]) is None


def _is_code(slot: str) -> bool:
    return len(slot) <= _CODE and slot.isascii() and slot.isalpha() and slot.islower()


def _is_closing(label: list[str], rest: list[str]) -> bool:
    """Is it "Korea Times photo" or "AFP Photo", and not a name like "Blue Bay Images"?"""
    return not label[0][:1].isupper() or find_agency(" ".join(rest)) is not None


def _unlabelled(slot: str) -> str:
    """The slot without a label of its own ("Montage: Jane Doe", "Styling: Jane Doe")."""
    mark = find_label_mark(slot, 42)
    if mark is None:
        return strip_marks(take_label(slot)[1]) if label_length(slot) else slot
    head = slot[: mark.start()]
    is_role = is_label(head) or (head[:1].isupper() and " " not in head and not head.startswith(("http", "Http")))
    return strip_marks(slot[mark.end() :]) if is_role and mark.end() < len(slot) else slot
