"""Pictures that are buttons, by what their alternative text says: to go on, to go back, to close, to share."""

from typing import Final

_WORD_LIST: Final = (
    "previous|previous slide|previous image|previous photo|previous picture|prev|next|next slide|next image|next photo|"
    "next picture|back|go back|forward|close|menu|open menu|search|share|print|email|e-mail|play|pause|scroll to top|"
    "back to top|"
    "zurück|weiter|vorheriges bild|nächstes bild|schließen|suche|teilen|drucken|"
    "précédent|précédente|suivant|suivante|fermer|rechercher|partager|imprimer|retour|"
    "anterior|siguiente|imagen anterior|imagen siguiente|cerrar|buscar|compartir|imprimir|volver|atrás|"
    "próximo|próxima|imagem anterior|próxima imagem|fechar|partilhar|compartilhar|voltar|"
    "precedente|successivo|successiva|chiudi|cerca|condividi|stampa|indietro|avanti|"
    "vorige|volgende|sluiten|zoeken|delen|terug|"
    "föregående|nästa|stäng|sök|dela|tillbaka|forrige|neste|næste|lukk|luk|søk|søg|tilbake|tilbage|"
    "poprzedni|poprzednie|następny|następne|zamknij|szukaj|udostępnij|drukuj|wstecz|dalej|"
    "önceki|sonraki|kapat|paylaş|yazdır|geri|ileri|"
    "предыдущий|предыдущее|следующий|следующее|закрыть|поиск|поделиться|назад|вперёд|вперед|печать|"
    "前へ|次へ|戻る|閉じる|検索|印刷|前の写真|次の写真|前のページへ戻る|"
    "이전|다음|이전 사진|다음 사진|닫기|검색|공유|인쇄|"
    "上一张|下一张|上一張|下一張|上一页|下一页|上一頁|下一頁|返回|关闭|關閉|搜索|搜尋|分享|打印|列印|"
    "السابق|التالي|إغلاق|بحث|مشاركة|طباعة"
)
_WORDS: Final = frozenset(_WORD_LIST.casefold().split("|"))
_LONGEST: Final = max(map(len, _WORDS))
_MARKS: Final = " .:!…<>«»‹›←→[]()"


def is_called_control(alt: str) -> bool:
    """Is a button's word all that the alternative text says?"""
    return len(alt) <= _LONGEST + 4 and alt.strip(_MARKS).casefold() in _WORDS
