"""Metadata inside image files: IPTC IIM, XMP and EXIF, each read as it stands and kept apart."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from a11y_audit.evidence.iim import read_iim
from a11y_audit.evidence.legacy import repaired
from a11y_audit.evidence.metadata import MOST_STATEMENTS, MOST_TEXT, read_metadata
from a11y_audit.evidence.xmp import read_xmp
from a11y_audit.model import NotKnown, Statement, Voice
from tests.page_images import picture


def iim(*fields: tuple[int, bytes], charset: bytes = b"") -> bytes:
    """A block of IIM: fields of record 2, after the character set if one is declared."""
    sets = [(1, 90, charset)] if charset else []
    sets += [(2, number, value) for number, value in fields]
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in sets)


def photoshop(block: bytes) -> bytes:
    """A Photoshop image resource that holds the block."""
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)


def jpeg_with_iim(block: bytes) -> bytes:
    segment = b"Photoshop 3.0\0" + photoshop(block)
    plain = picture(file_format="JPEG")
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + plain[2:]


def xmp(properties: str, attributes: str = "") -> bytes:
    """An XMP packet of one description."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
        f' {attributes}>{properties}</rdf:Description></rdf:RDF></x:xmpmeta>{" " * 40}<?xpacket end="w"?>'
    ).encode()


def alternatives(name: str, **texts: str) -> str:
    items = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{text}</rdf:li>' for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def exif(**tags: object) -> Image.Exif:
    numbers = {"caption": 0x010E, "artist": 0x013B, "copyright": 0x8298, "title": 0x9C9B}
    made = Image.Exif()
    for name, value in tags.items():
        made[numbers[name]] = value
    return made


def facts(statements: tuple[Statement, ...], voice: Voice) -> dict[str, str]:
    return {said.reason: said.text for said in statements if said.voice is voice}


# ----------------------------------------------------------------------------------------------------------- IIM


def test_the_fields_of_iim_are_statements_with_their_data_set_as_reason() -> None:
    block = iim(
        (120, b"Ferries wait\rin the fog"),
        (80, b"Ana Prats"),
        (80, b"Joan Vidal"),
        (110, b"Agence du Nord"),
        (115, b"Maritime"),
        (116, b"(c) 2023"),
        (55, b"20230114"),
        (60, b"091500+0100"),
    )
    said = read_metadata(jpeg_with_iim(block))
    assert [(each.voice, each.about, each.text, each.reason) for each in said] == [
        (Voice.IPTC_IIM, "caption", "Ferries wait in the fog", "2:120"),
        (Voice.IPTC_IIM, "creator", "Ana Prats", "2:80"),
        (Voice.IPTC_IIM, "creator", "Joan Vidal", "2:80"),
        (Voice.IPTC_IIM, "credit", "Agence du Nord", "2:110"),
        (Voice.IPTC_IIM, "source", "Maritime", "2:115"),
        (Voice.IPTC_IIM, "copyright", "(c) 2023", "2:116"),
        (Voice.IPTC_IIM, "date", "20230114T091500+0100", "2:55"),
    ]
    assert said[0].raw == "Ferries wait\rin the fog"


@pytest.mark.parametrize(
    ("value", "charset", "text"),
    [
        ("Müller / 연합뉴스".encode(), b"\x1b%G", "Müller / 연합뉴스"),
        ("Müller".encode(), b"", "Müller"),
        ("Müller".encode("latin-1"), b"", "Müller"),
        ("Müller – “dpa”".encode("cp1252"), b"", "Müller – “dpa”"),
        ("김민수 / 연합뉴스".encode("euc-kr"), b"", "김민수 / 연합뉴스"),
        ("똠방각하 사진".encode("cp949"), b"", "똠방각하 사진"),
        ("東京で撮影された写真です".encode("shift_jis"), b"", "東京で撮影された写真です"),
        ("北京的天安门广场".encode("gb18030"), b"", "北京的天安门广场"),
        ("Müller".encode("latin-1"), b"\x1b.A", "Müller"),
        ("김민수".encode("euc-kr"), b"\x1b$)C", "김민수"),
        ("Müller".encode("latin-1"), b"\x1b%G", "Müller"),
    ],
    ids=["declared", "UTF-8", "Latin-1", "Windows", "EUC-KR", "CP949", "Shift-JIS", "GB", "escape", "KS", "wrong"],
)
def test_text_is_read_in_the_encoding_it_declares_or_likeliest_has(value: bytes, charset: bytes, text: str) -> None:
    (said,) = read_iim(iim((110, value), charset=charset))
    assert said.text == text


def test_iim_in_a_tiff_file_is_read() -> None:
    file = BytesIO()
    Image.new("L", (9, 9)).save(file, "TIFF", tiffinfo={33723: iim((110, b"EFE"))})
    assert facts(read_metadata(file.getvalue()), Voice.IPTC_IIM) == {"2:110": "EFE"}


def test_iim_in_a_png_file_as_imagemagick_writes_it_is_read() -> None:
    block = photoshop(iim((110, b"Belga")))
    profile = f"\niptc\n{len(block):8}\n{block.hex()}\n".encode()
    chunk = b"zTXtRaw profile type iptc\0\0" + zlib.compress(profile)
    plain = picture()
    file = plain[:33] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + plain[33:]
    assert facts(read_metadata(file), Voice.IPTC_IIM) == {"2:110": "Belga"}


@pytest.mark.parametrize(
    "rest", [b"\x1c\x02\x50\xff\xff", b"\x1c\x02\x50\x80\x04\xff\xff\xff\xffx", b"\x1c\x02", b"noise"]
)
def test_what_comes_before_a_broken_end_is_kept(rest: bytes) -> None:
    assert [said.text for said in read_iim(iim((120, b"Caption")) + rest)] == ["Caption"]


def test_a_size_of_more_than_two_bytes_is_understood() -> None:
    text = b"long " * 9000
    block = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, len(text)) + text
    assert next(read_iim(block)).raw == text.decode()


# ----------------------------------------------------------------------------------------------------------- XMP


def test_the_fields_of_xmp_are_read_from_elements_attributes_and_lists() -> None:
    packet = xmp(
        alternatives("dc:description", x_default="Un puerto")
        + "<dc:creator><rdf:Seq><rdf:li>Ana Prats</rdf:li><rdf:li>Joan Vidal</rdf:li></rdf:Seq></dc:creator>"
        + "<photoshop:Source>Marítima</photoshop:Source>"
        + '<xmpRights:WebStatement rdf:resource="https://example.org/terms"/>'
        + "<plus:Licensor><rdf:Seq><rdf:li rdf:parseType='Resource'><plus:LicensorURL>https://example.org/buy"
        + "</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>",
        'photoshop:Credit="Agencia" photoshop:Headline="Niebla"',
    )
    said = [(each.about, each.text, each.reason) for each in read_xmp(packet)]
    assert said == [
        ("credit", "Agencia", "photoshop:Credit"),
        ("headline", "Niebla", "photoshop:Headline"),
        ("caption", "Un puerto", "dc:description"),
        ("creator", "Ana Prats", "dc:creator"),
        ("creator", "Joan Vidal", "dc:creator"),
        ("source", "Marítima", "photoshop:Source"),
        ("license", "https://example.org/terms", "xmpRights:WebStatement"),
        ("license", "https://example.org/buy", "plus:LicensorURL"),
    ]


@pytest.mark.parametrize("prefix", ["Iptc4xmpCore", "Iptc4xmpExt"])
def test_alternative_text_is_read_from_either_namespace_with_its_languages(prefix: str) -> None:
    name = f"{prefix}:AltTextAccessibility"
    packet = xmp(alternatives(name, ko="안개 낀 항구", x_default="A harbour in fog"))
    assert [(each.about, each.text, each.reason) for each in read_xmp(packet)] == [
        ("alt", "A harbour in fog", name),
        ("alt", "안개 낀 항구", f"{name}[ko]"),
    ]


def test_the_digital_source_type_is_an_address() -> None:
    address = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    (said,) = read_xmp(xmp(f"<Iptc4xmpExt:DigitalSourceType>{address}</Iptc4xmpExt:DigitalSourceType>"))
    assert (said.about, said.text) == ("digital-source-type", address)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_a_packet_may_be_in_any_unicode_encoding(encoding: str) -> None:
    packet = xmp("<photoshop:Credit>연합뉴스</photoshop:Credit>").decode().encode(encoding)
    assert [each.text for each in read_xmp(packet)] == ["연합뉴스"]


def test_a_packet_with_an_xml_declaration_and_padding_is_read() -> None:
    packet = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + xmp("<dc:rights>© Coast</dc:rights>") + b"\n \0\0"
    assert [each.text for each in read_xmp(packet)] == ["© Coast"]


@pytest.mark.parametrize(
    ("packet", "words"),
    [
        (b"<x:xmpmeta", "the XMP packet is not well-formed XML"),
        (b"not XML at all", "the XMP packet is not well-formed XML"),
        (b'<!DOCTYPE x [<!ENTITY e "eeee">]><x>&e;</x>', "the XMP packet declares entities, which are not read"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/hosts"><x/>', "the XMP packet declares entities, which are not read"),
        (b"<x/>" + b" " * (5 * 2**20), "the XMP packet is larger than 4 MiB"),
    ],
    ids=["cut", "text", "entity", "doctype", "large"],
)
def test_a_packet_that_cannot_be_read_is_said_to_be_unreadable(packet: bytes, words: str) -> None:
    (said,) = read_xmp(packet)
    assert (said.about, said.text) == ("unreadable", words)


def test_a_broken_packet_does_not_hide_the_other_voices() -> None:
    file = BytesIO()
    Image.new("L", (9, 9)).save(file, "JPEG", xmp=b"<x:xmpmeta", exif=exif(artist="Ana Prats"))
    said = read_metadata(file.getvalue())
    assert [(each.voice, each.about) for each in said] == [(Voice.XMP, "unreadable"), (Voice.EXIF, "creator")]


def test_deep_nesting_does_no_harm() -> None:
    assert list(read_xmp(b"<a>" * 20_000 + b"</a>" * 20_000)) == []


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_xmp_is_read_from_every_format_that_holds_it(file_format: str) -> None:
    if file_format not in Image.registered_extensions().values():
        pytest.skip(f"this build of Pillow does not write {file_format}")
    packet = xmp("<photoshop:Credit>TT</photoshop:Credit>")
    image = Image.new("RGB", (16, 16))
    file = BytesIO()
    if file_format == "PNG":
        chunks = PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", packet.decode())
        image.save(file, "PNG", pnginfo=chunks)
    elif file_format == "TIFF":
        image.save(file, "TIFF", tiffinfo={700: packet})
    else:
        image.save(file, file_format, xmp=packet)
    assert facts(read_metadata(file.getvalue()), Voice.XMP) == {"photoshop:Credit": "TT"}


def test_xmp_behind_the_pixels_of_a_png_is_read() -> None:
    chunk = b"iTXtXML:com.adobe.xmp\0\0\0\0\0" + xmp("<photoshop:Credit>TT</photoshop:Credit>")
    plain = picture()
    late = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert facts(read_metadata(plain[:-12] + late + plain[-12:]), Voice.XMP) == {"photoshop:Credit": "TT"}


# ---------------------------------------------------------------------------------------------------------- EXIF


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_caption_artist_and_copyright_are_read_from_exif(file_format: str) -> None:
    data = picture(
        file_format=file_format, exif=exif(caption="Nebel im Hafen", artist="Ana Prats", copyright="2023 dpa")
    )
    assert facts(read_metadata(data), Voice.EXIF) == {
        "ImageDescription": "Nebel im Hafen",
        "Artist": "Ana Prats",
        "Copyright": "2023 dpa",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "euc-kr"])
def test_exif_text_beyond_ascii_is_repaired(encoding: str) -> None:
    text = {"utf-8": "© 연합뉴스", "latin-1": "© Müller", "euc-kr": "연합뉴스"}[encoding]
    # Pillow writes text as ASCII, so its bytes are given as such
    data = picture(file_format="JPEG", exif=exif(copyright=text.encode(encoding)))
    assert facts(read_metadata(data), Voice.EXIF) == {"Copyright": text}


def test_a_copyright_of_photographer_and_editor_is_two_statements() -> None:
    data = picture(file_format="JPEG", exif=exif(copyright=b"Ana Prats\0Agencia\0"))
    assert [each.text for each in read_metadata(data)] == ["Ana Prats", "Agencia"]


def test_windows_titles_are_utf_16() -> None:
    data = picture(file_format="JPEG", exif=exif(title="안개".encode("utf-16-le") + b"\0\0"))
    assert facts(read_metadata(data), Voice.EXIF) == {"XPTitle": "안개"}


def test_the_date_taken_and_a_position_are_found_in_their_directories() -> None:
    made = exif(artist="Ana Prats")
    made.get_ifd(0x8769)[0x9003] = "2023:01:14 09:15:00"
    made.get_ifd(0x8825).update({1: "N", 2: (37.0, 30.0, 0.0), 3: "E", 4: (127.0, 0.0, 0.0)})
    said = facts(read_metadata(picture(file_format="JPEG", exif=made)), Voice.EXIF)
    assert said["DateTimeOriginal"] == "2023:01:14 09:15:00"
    assert said["GPSInfo"] == "latitude and longitude"


# ------------------------------------------------------------------------------------------------------ together


def test_voices_that_disagree_are_all_heard() -> None:
    file = BytesIO()
    Image.new("L", (9, 9)).save(
        file,
        "JPEG",
        xmp=xmp("<dc:rights>© Agencia</dc:rights>"),
        exif=exif(copyright="Ana Prats"),
    )
    plain = file.getvalue()
    segment = b"Photoshop 3.0\0" + photoshop(iim((116, b"(c) Diario")))
    data = plain[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + plain[2:]
    assert [(said.voice, said.text) for said in read_metadata(data)] == [
        (Voice.IPTC_IIM, "(c) Diario"),
        (Voice.XMP, "© Agencia"),
        (Voice.EXIF, "Ana Prats"),
    ]


def test_a_file_without_metadata_says_nothing() -> None:
    assert read_metadata(picture()) == ()


def test_what_is_no_image_is_not_known() -> None:
    with pytest.raises(NotKnown, match="no image of a known format"):
        read_metadata(b"plain text")


def test_very_long_values_and_very_many_are_cut() -> None:
    assert len(read_metadata(jpeg_with_iim(iim((120, b"a" * 30_000))))[0].raw) == MOST_TEXT
    assert len(read_metadata(jpeg_with_iim(iim(*[(25, b"k")] * 1000)))) == MOST_STATEMENTS


@given(st.binary(max_size=80))
def test_fields_of_iim_before_a_broken_one_are_read(data: bytes) -> None:
    broken = iim((120, b"Two boats")) + b"\x1c\x02\x78" + data

    assert next(read_iim(broken)).text == "Two boats"


@given(st.binary(max_size=80))
def test_bytes_that_are_no_xmp_say_no_more_than_that(data: bytes) -> None:
    assert {said.about for said in read_xmp(data)} <= {"unreadable"}


@given(st.binary(max_size=80))
def test_bytes_that_are_no_utf_8_are_some_text_all_the_same(data: bytes) -> None:
    assert repaired(b"\xffA" + data)


@given(st.text(max_size=40))
def test_utf_8_is_always_recognised(text: str) -> None:
    assert repaired(text.encode("utf-8", "replace")) == text.encode("utf-8", "replace").decode().removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_a_text(encoding: str) -> None:
    assert repaired("A ferry leaves the harbour".encode(encoding)) == "A ferry leaves the harbour"
