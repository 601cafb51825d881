"""Which of Tesseract's language data to read a page's pictures with."""

from typing import Final

from a11y_audit.model import NotKnown

_ENGLISH: Final = "eng"
_NO_LANGUAGES: Final = frozenset({"osd", "equ"})
"""Data for orientation and equations."""
_CHINESE: Final = frozenset({"zh", "yue"})
_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})
_TABLE: Final = """
    am=amh ar=ara be=bel bg=bul bn=ben el=ell fa=fas gu=guj he=heb hi=hin hy=hye ja=jpn ka=kat kk=kaz km=khm kn=kan
    ko=kor ky=kir lo=lao mk=mkd ml=mal mn=mon mr=mar my=mya ne=nep pa=pan ps=pus ru=rus si=sin sr=srp ta=tam te=tel
    th=tha uk=ukr ur=urd yue=chi_tra zh=chi_sim
"""
_LATIN_TABLE: Final = """
    af=afr az=aze bs=bos ca=cat cs=ces cy=cym da=dan de=deu en=eng es=spa et=est eu=eus fi=fin fil=tgl fr=fra ga=gle
    gl=glg hr=hrv hu=hun id=ind is=isl it=ita la=lat lt=lit lv=lav ms=msa nb=nor nl=nld nn=nor no=nor pl=pol pt=por
    ro=ron sk=slk sl=slv sq=sqi sv=swe sw=swa tl=tgl tr=tur uz=uzb vi=vie
"""
_LATIN: Final = dict(pair.split("=") for pair in _LATIN_TABLE.split())
_CODES: Final = _LATIN | dict(pair.split("=") for pair in _TABLE.split())
"""Primary language subtag (BCP 47) -> the name of Tesseract's data for it."""


def choose_languages(language: str, installed: frozenset[str]) -> str:
    """Tesseract codes joined by "+": the page's language if there is data for it, else English.

    English is read beside languages of other scripts, for names and figures in pictures are often in Latin letters.

    Args:
        language: a BCP 47 tag; "" when the page declares none.
        installed: Tesseract codes there are data for.

    Raises:
        NotKnown: there is no language data at all.
    """
    subtags = language.replace("_", "-").lower().split("-")
    code = _CODES.get(subtags[0], "")
    if subtags[0] in _CHINESE and not _TRADITIONAL.isdisjoint(subtags):
        code = "chi_tra"
    if code not in installed:
        code = _ENGLISH if _ENGLISH in installed else min(installed - _NO_LANGUAGES, default="")
    if not code:
        raise NotKnown("Tesseract has no language data: install it with `apt install tesseract-ocr-eng`")
    beside = code not in _LATIN.values() and _ENGLISH in installed
    return f"{code}+{_ENGLISH}" if beside else code
