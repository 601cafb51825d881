"""Words by which a caption or credit says that its picture does not show the event: a symbol, or from the archive."""

from typing import Final

_SYMBOL_LIST: Final = (
    "symbolbild symbolfoto symbolbilder symbolphoto themenbild beispielbild illustration ilustrativa ilustracyjne "
    "poglądowe temsili representational illustrative stock иллюстративное 示意图 示意圖 イメージ写真 イメージ画像"
)
SYMBOLS: Final = frozenset(_SYMBOL_LIST.split())
"""They show no event, so that no date matters."""
_ARCHIVE_LIST: Final = (
    "archive archives archiv archivs arkiv arkivet archivio archivi archivo archivos arquivo arquivos archief archiwum "
    "archiwów arşiv архив архива архиве repertorio أرشيف الأرشيف"
)
ARCHIVES: Final = frozenset(_ARCHIVE_LIST.split())
_ARCHIVE_PICTURES: Final = frozenset({"archivbild", "archivfoto"})
LABELS: Final = SYMBOLS | ARCHIVES | _ARCHIVE_PICTURES
"""Standing alone, they are honest, and no caption."""
