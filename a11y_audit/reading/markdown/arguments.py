"""Arguments of shortcodes, components and attribute lists: names, values, and where their words stand."""

import re
from typing import Final

from a11y_audit.reading.markdown.construct import Span
from a11y_audit.text.image_suffixes import names_image_file

_ARGUMENT: Final = re.compile(
    r"(?:(?P<name>[A-Za-z_][\w-]*)(?:\s*=\s*|:\s+))?"
    r"(?:\{\s*[\"'`](?P<braced>[^\"'`{}]*)[\"'`]\s*\}"
    r"|\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|“(?P<curly>[^”]*)”|(?P<bare>[^\s\"'“,=]+))",
    re.DOTALL,
)
_NAMES: Final = {
    "src": "src url path image file image_path img image_url filename",
    "alt": "alt alt_text alttext alternative",
    "caption": "caption description descripcion descripción descrição descricao descrizione beschreibung cap cutline "
    "legend legende legenda leyenda légende bildunterschrift bu bildtext didascalia onderschrift bijschrift "
    "billedtekst bildetekst podpis altyazi",
    "credit": "credit credits crédit crédits crédito créditos credito kredit attr attribution copyright photographer "
    "fotograf fotografo fotógrafo fotograaf photographe bildnachweis source quelle fonte fuente bron kilde källa zdroj "
    "author autor autore auteur",
    "link": "link href",
    "title": "title",
}
_FIELDS: Final = {name: field for field, names in _NAMES.items() for name in names.split()}
_OPTION: Final = re.compile(r"^[ \t]*:?([\w-]+):[ \t]+(?=\S)([^\n]*\S)", re.MULTILINE)
_TOLD: Final = frozenset({"alt", "title", "caption", "credit"})
_POSITIONAL: Final = ("src", "alt", "caption")


def read_arguments(body: str, offset: int, start: int) -> tuple[dict[str, Span], dict[str, str]]:
    """Where the words of a shortcode's arguments stand, and their values; by field, unknown names as they are."""
    spans: dict[str, Span] = {}
    values: dict[str, str] = {}
    position = 0
    for found in _ARGUMENT.finditer(body, start):
        value, group = _value(found)
        if found["name"]:
            field = _FIELDS.get(found["name"].lower(), found["name"].lower())
        elif group == "bare" and not names_image_file(value):
            continue
        elif position < len(_POSITIONAL):
            field = _POSITIONAL[position]
            position += 1
        else:
            continue
        if field not in values:
            values[field] = value
            if field in _TOLD:
                spans[field] = (offset + found.start(group), offset + found.end(group))
    return spans, values


def read_options(text: str, start: int, end: int) -> tuple[dict[str, Span], dict[str, str]]:
    """The same of options that stand one a line ("alt: A bridge", ":width: 80%")."""
    spans: dict[str, Span] = {}
    values: dict[str, str] = {}
    for found in _OPTION.finditer(text, start, end):
        name = found[1].lower()
        field = _FIELDS.get(name, name)
        quoted = found[2][0] in "\"'" and found[2].endswith(found[2][0])
        span = found.start(2) + quoted, found.end(2) - quoted
        if field not in values:
            values[field] = text[slice(*span)]
            if field in _TOLD:
                spans[field] = span
    return spans, values


def _value(found: re.Match[str]) -> tuple[str, str]:
    group = next(name for name in ("braced", "double", "single", "curly", "bare") if found[name] is not None)
    return found[group], group


def listed_attributes(listed: str) -> dict[str, str]:
    """Attributes of a kramdown or Pandoc attribute list (`{: width="300" .wide}`)."""
    named = ((found["name"], _value(found)[0]) for found in _ARGUMENT.finditer(listed))
    return {name.lower(): value for name, value in named if name}
