"""What an image's address tells: its file name, and whether a text is such a name and no description."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from a11y_audit.text.image_suffixes import ANY_SUFFIX, MASTER_SUFFIX
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

_LONGEST_END: Final = 6
"""Characters of the longest such end, its full stop and a line's end among them."""
_FILE_END: Final = pattern(rf"\.(?:{ANY_SUFFIX}|{MASTER_SUFFIX})$", re.IGNORECASE)
_CAMERA_LIST: Final = (
    "img,dsc,dscn,dscf,_mg,mg,imag,pxl,mvi,mov,gopr,dji,cimg,sam,sdc,hpim,kakaotalk,photo,image,picture,foto,bild,imagen,"
    "scan,screenshot,screen shot,screen_shot,bildschirmfoto,captura,스크린샷,사진,이미지,whatsapp image,whatsapp_image,"
    "signal,fb_img,received,unnamed,untitled,gettyimages,getty,shutterstock,istock,adobestock,alamy,depositphotos,pexels,"
    "unsplash,reuters,epa,afp,ap,dpa,imago"
)
_SCREENSHOT_LIST: Final = (
    "capture d'écran,capture d’écran,captura de pantalla,captura de tela,captura de ecrã,schermata,schermafbeelding,"
    "schermafdruk,skärmavbild,skärmbild,skjermbilde,skærmbillede,zrzut ekranu,снимок экрана,скриншот,ekran resmi,"
    "ekran görüntüsü,ekran alıntısı,لقطة شاشة,لقطة الشاشة,スクリーンショット,屏幕截图,截屏,螢幕截圖,螢幕快照,截圖"
)
_CAMERAS: Final = (*_CAMERA_LIST.split(","), *_SCREENSHOT_LIST.split(","))
"""What names begin with that cameras, telephones and agencies give to files."""
_CAMERA: Final = pattern(
    rf"(?:{'|'.join(_CAMERAS)})"
    r"[ _-]{0,3}(?:\d{4}[-_.]\d{2}[-_.]\d{2}.{0,30}|[a-z]{0,3}[ _-]?\d{3,}+[a-z]?(?:[ _().-]++(?:\d[\da-z]{0,12}+"
    r"|scaled|copy|kopie|edit(?:ed)?|crop(?:ped)?|rotated|resized?|web|small|large|hd|at|um|am|pm)?){0,6}+)",
    re.IGNORECASE,
)
_UNTITLED_LIST: Final = (
    "untitled,unbenannt,sans titre,sin título,sem título,senza titolo,naamloos,namnlös,uten navn,uten tittel,"
    "unavngivet,ikke-navngivet,bez nazwy,bez tytułu,без имени,без названия,adsız,بدون عنوان,名称未設定,未标题,未命名,"
    "未標題,제목 없음,무제"
)
_UNTITLED: Final = pattern(rf"(?:{'|'.join(_UNTITLED_LIST.split(','))})-\d{{1,3}}", re.IGNORECASE)
"""What a drawing program calls a file that nobody has named yet."""
_HASH: Final = pattern(
    r"(?:[0-9a-f]{16,}|photo-\d{10,13}-[0-9a-f]{8,16}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", re.IGNORECASE
)
_NUMBERS: Final = pattern(r"\d[\d _x.-]{4,}")
_SNAKE: Final = pattern(r"[^\W_]++(?:_[^\W_]++){2,}|(?=\S*\d{3})[\w.-]+_[\w.-]+")
_KEBAB: Final = pattern(r"(?=\S*-\S*-\S*-)[a-z0-9]++(?:-[a-z0-9]++){3,}")
_JOINED: Final = pattern(r"[^\W_][\w-]{0,60}?[^\W_]_+[^\W_][\w-]{0,60}[.,:;!?]?")
_STOPS: Final = ".,:;!?"
_TWO_WORDS: Final = pattern(r"[^\W\d_]{4,}-[^\W\d_]{4,}")
"""Two words and a hyphen; shorter ones are as often one word ("e-mail", "x-ray", "anti-war")."""
_SIZE_END: Final = pattern(r"[-_]\d{2,5}x\d{2,5}$")
_COUNTED: Final = pattern(r"[a-z]++(?: [a-z]++)* (?:[a-z]{4,}\d|[a-z]++ \d)")
"""Words in lower case and a counter ("nicole lyon1", "harbour fair 2"): a file's name without its hyphens."""
_CODE: Final = pattern(r"(?=\S*[A-Za-z])(?=(?:\D*\d){4})[A-Za-z0-9._-]{7,}")


@lru_cache(maxsize=1024)
def file_name(url: str) -> str:
    """The last part of an address, percent-decoded, folded: "IMG_12.jpg" of "/a/IMG_12.jpg?w=3"; "" for `data:`."""
    if url[:5].lower() == "data:":
        return ""
    name = url[:4096].partition("#")[0].partition("?")[0].replace("\\", "/").rstrip("/").rpartition("/")[2]
    return fold(unquote(name) if "%" in name else name)


def without_extension(name: str) -> str:
    """A file name without the end that tells it is an image."""
    return _FILE_END.sub("", name)


def is_file_name(text: str, urls: Iterable[str] = ()) -> bool:
    """Is the text the name of a file, a camera's counter, an agency's number or a hash, and no words?

    A plain word or brand that is also the file's name ("Nyhavn" of nyhavn.jpg) is a word, not a file name.
    """
    if not text or len(text) > 200 or "/" in text or text[0] in "@#":
        return False
    path = text.partition("?")[0] if " " not in text else text
    if "." in path[-_LONGEST_END:] and _FILE_END.search(path):
        return True
    has_digit = any(map(str.isdigit, text))
    if has_digit and _is_given_by_machine(text):
        return True
    if " " not in text and _HASH.fullmatch(text):
        return True
    if not has_digit and (" " in text or ("_" not in text and "-" not in text)):
        return False
    if " " not in text and (_SNAKE.fullmatch(text) or _KEBAB.fullmatch(text)):
        return True
    folded = fold(text)
    if _NUMBERS.fullmatch(text):
        return len(text) > 7 or any(folded == without_extension(file_name(url)) for url in urls)
    if " " in text:
        return bool(_COUNTED.fullmatch(text)) and any(_said_with_blanks(url) == folded for url in urls)
    if _CODE.fullmatch(text):
        return any(folded in file_name(url) for url in urls)
    is_slug = "_" in text or (text.islower() and (text.count("-") > 1 or _TWO_WORDS.fullmatch(text) is not None))
    return is_slug and any(folded == _SIZE_END.sub("", without_extension(file_name(url))) for url in urls)


def _said_with_blanks(url: str) -> str:
    """A file's name as content systems make words of it: blanks for hyphens and underscores, no size, no extension."""
    return _SIZE_END.sub("", without_extension(file_name(url))).replace("-", " ").replace("_", " ")


def _is_given_by_machine(text: str) -> bool:
    """Is it what a camera, a telephone, a program or an agency calls its files?"""
    if text.lower().startswith(_CAMERAS) and _CAMERA.fullmatch(text):
        return True
    return "-" in text and _UNTITLED.fullmatch(text) is not None


def joined_words(text: str) -> str:
    """The words that underscores join as in a file's name ("Fair_Lyon stalls"), accounts left out; "" for none."""
    if "_" not in text or "/" in text:
        return ""
    return next((word.rstrip(_STOPS) for word in text.split() if _JOINED.fullmatch(word)), "")


# ------------------------------------------------------------------------------------------------------- logos

_STEM_PART: Final = pattern(r"[^\W_]+")
_OF_ANY_LOGO: Final = pattern(
    r"logos?|logotype|logotipo|logomark|wordmark|brand|icon|main|header|footer|site|masthead|sticky|mobile|desktop|top|"
    r"small|large|big|mini|full|short|long|square|round|circle|wide|horizontal|vertical|stacked|black|white|dark|light|"
    r"gr[ae]y|red|blue|green|yellow|orange|gold|colou?r|mono|negative|inverted|reverse|transparent|new|old|final|copy|"
    r"default|image|img|web|www|retina|hd|rgb|cmyk|amp|app|en|de|fr|es|it|v?\d+x?|\d+x\d+|[0-9a-f]{6,}"
)


def brand_in_logo_file(url: str) -> str:
    """Whose logo the file is by its name ("w3c" of w3c-logo.png); "" when it is no logo's, or says nothing else."""
    parts = _STEM_PART.findall(without_extension(file_name(url)))
    if not any(part in {"logo", "logotype", "logotipo", "wordmark"} for part in parts):
        return ""
    return " ".join(part for part in parts if not _OF_ANY_LOGO.fullmatch(part))
