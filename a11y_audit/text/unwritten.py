"""Titles and headings that an editor, a browser or a template puts where none was written; all folded.

Alternative texts and captions that were never written stand with their languages, in `lexicon`.
"""

from typing import Final

_EITHER: Final = frozenset(
    {
        *("untitled", "no title", "title", "title here", "your title here", "insert title here", "add title"),
        *("lorem ipsum", "lorem ipsum dolor sit amet", "tk", "tktk"),
        *("sans titre", "sin título", "senza titolo", "sem título", "ohne titel", "unbenannt", "zonder titel"),
        *("naamloos", "namnlös", "utan titel", "uten tittel", "uden titel", "bez tytułu", "adsız", "başlıksız"),
        *("без названия", "無題", "无标题", "無標題", "제목 없음", "제목없음", "بدون عنوان"),
    }
)
TITLES: Final = _EITHER | {
    *("untitled document", "untitled page", "new page", "page title", "document", "website", "index", "react app"),
    *("vite app", "document sans titre", "documento sin título", "unbenanntes dokument"),
    *("home", "homepage", "home page", "accueil", "startseite", "inicio", "página inicial", "início"),
    *("strona główna", "hem", "hjem", "forside", "ana sayfa", "anasayfa", "главная", "首页", "首頁", "ホーム", "홈"),
    "الرئيسية",
}
"""Of documents; "Home" may well head a section."""
HEADINGS: Final = _EITHER | {
    *("heading", "your heading", "heading here", "add heading", "add your heading", "add your heading text here"),
    *("add a heading", "add headline here", "insert heading", "insert heading here", "enter heading here"),
    *("headline", "headline here", "subhead", "subheading", "sub heading"),
    *("überschrift", "überschrift hier eingeben", "zwischenüberschrift", "intertitre"),
    *("añade tu texto de cabecera aquí", "제목을 입력하세요", "見出し", "標題", "标题", "tussenkop", "mellanrubrik"),
    "rubrik",
}
"""Of sections."""
