"""XMP packets: RDF in XML, in any Unicode encoding, parsed without entities."""

import codecs
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from a11y_audit.model import Statement, Voice

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES: Final = 4 * 2**20
"""A larger packet is not parsed."""

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES: Final[Mapping[str, str]] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_FIELDS: Final[Mapping[str, str]] = {
    "dc:description": "caption",
    "dc:title": "title",
    "dc:creator": "creator",
    "dc:rights": "copyright",
    "dc:subject": "keyword",
    "photoshop:Headline": "headline",
    "photoshop:Credit": "credit",
    "photoshop:Source": "source",
    "photoshop:DateCreated": "date",
    "photoshop:Instructions": "instructions",
    "photoshop:CaptionWriter": "caption-writer",
    "photoshop:AuthorsPosition": "creator-title",
    "photoshop:City": "city",
    "photoshop:Country": "country",
    "Iptc4xmpCore:AltTextAccessibility": "alt",
    "Iptc4xmpCore:ExtDescrAccessibility": "extended-description",
    "Iptc4xmpExt:AltTextAccessibility": "alt",
    "Iptc4xmpExt:ExtDescrAccessibility": "extended-description",
    "Iptc4xmpExt:PersonInImage": "person",
    "Iptc4xmpExt:DigitalSourceType": "digital-source-type",
    "Iptc4xmpExt:AISystemUsed": "ai-system",
    "Iptc4xmpExt:AISystemVersionUsed": "ai-system-version",
    "Iptc4xmpExt:AIPromptInformation": "ai-prompt",
    "Iptc4xmpExt:AIPromptWriterName": "ai-prompt-writer",
    "xmpRights:WebStatement": "license",
    "xmpRights:UsageTerms": "usage-terms",
    "plus:LicensorURL": "license",
    "xmp:CreatorTool": "software",
}
"""Property -> what it is about. Some software writes the accessibility fields under the extension's namespace."""
_BY_NAME: Final = {
    f"{{{_NAMESPACES[name.partition(':')[0]]}}}{name.partition(':')[2]}": (name, about)
    for name, about in _FIELDS.items()
}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


def read_xmp(packet: bytes) -> Iterator[Statement]:
    """The fields of an XMP packet; one statement about "unreadable" when it is no well-formed XML."""
    if len(packet) > MOST_BYTES:
        yield _said("unreadable", f"the XMP packet is larger than {MOST_BYTES >> 20} MiB", "XMP")
        return
    from defusedxml import DefusedXmlException  # most runs look into no image
    from defusedxml.ElementTree import ParseError, fromstring

    text = decode_packet(packet)
    if not text:
        return
    try:
        root = fromstring(text, forbid_dtd=True)
    except DefusedXmlException:
        yield _said("unreadable", "the XMP packet declares entities, which are not read", "XMP")
    except (ParseError, ValueError, RecursionError):
        yield _said("unreadable", "the XMP packet is not well-formed XML", "XMP")
    else:
        yield from _fields(root)


def decode_packet(packet: bytes) -> str:
    """The XML of a packet, without its wrapper and padding; "" when there is nothing else."""
    encoding = next((name for mark, name in _MARKS if packet.startswith(mark)), "utf-8")
    text = packet.decode(encoding, "replace").strip("\0\ufeff \t\r\n")
    # an XML declaration would name the packet's encoding, which no longer is the text's
    if text.startswith("<?xml") and not text.startswith("<?xml-") and "?>" in text:
        text = text.partition("?>")[2].lstrip()
    end = text.rfind("<?xpacket")
    return text[:end].rstrip("\0 \t\r\n") if end > 0 else text


def _fields(root: "Element") -> Iterator[Statement]:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in _BY_NAME:
                field, about = _BY_NAME[name]
                yield _said(about, value, field)
        if element.tag in _BY_NAME:
            field, about = _BY_NAME[element.tag]
            for value, language in _values(element):
                yield _said(about, value, f"{field}[{language}]" if language else field)


def _values(element: "Element") -> list[tuple[str, str]]:
    """A property's texts with their language ("" for the default): its own, its resource's, or its list's."""
    items = list(element.iter(f"{_RDF}li"))
    if not items:
        own = (element.text or "").strip() or element.get(f"{_RDF}resource", "") or _name_inside(element)
        return [(own, "")] if own else []
    items.sort(key=lambda item: item.get(_LANGUAGE, "x-default") != "x-default")
    texts = [((item.text or "").strip() or _name_inside(item), item.get(_LANGUAGE, "")) for item in items]
    return [(text, "" if language == "x-default" else language) for text, language in texts if text]


def _name_inside(element: "Element") -> str:
    """The text of a structure or of a qualified value: its rdf:value."""
    value = next(element.iter(f"{_RDF}value"), None)
    return (value.text or "").strip() if value is not None else ""


def _said(about: str, raw: str, name: str) -> Statement:
    return Statement(Voice.XMP, about, " ".join(raw.split()), raw, reason=name)
