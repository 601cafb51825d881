"""How newsrooms in many languages write credits into captions: slashes, bars, capitals, brackets, bare labels."""

import pytest

from a11y_audit.model import Credit, Statement, Voice
from a11y_audit.reading.credits import is_credit, parse_credit, separate


def parse(text: str) -> Credit:
    return parse_credit(Statement(Voice.CREDIT, "credit", text, text))


def parted(text: str) -> tuple[str, str]:
    found = separate(text)
    return found.caption, found.credit


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Ferjan í höfn.", "Ljósmynd/Aðsend"),
        ("Ferjan í höfn.", "Mynd/Jón Pálsson"),
        ("Båten i havna.", "Foto/Privat"),
        ("Boti bandarini.", "PICHA | ALI JUMA"),
    ],
)
def test_a_slash_or_a_bar_may_follow_a_label(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption, credit)


def test_a_label_before_a_slash_is_kept_as_the_label() -> None:
    assert (parse("Mynd/Jón Pálsson").label, parse("Mynd/Jón Pálsson").persons) == ("Mynd/", ("Jón Pálsson",))


@pytest.mark.parametrize("text", ["Photo/video from the harbour", "Bild/Text"])
def test_a_slash_between_two_kinds_of_work_makes_no_credit(text: str) -> None:
    assert not is_credit(text)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Il traghetto al molo", "(foto di Gino Riva)"),
        ("Il molo nel 1910", "(per gentile concessione dell'Archivio comunale)"),
        ("Un bote en el muelle.", "(Ana Ruiz)"),
        ("The ferry of tomorrow.", "(AI-generated image: Ana Ruiz)"),
        ("Vapur iskelede", "(Yapay zekâ ile oluşturulmuştur)"),
        ("市長視察碼頭。", "（圖取自市政府臉書）"),
    ],
)
def test_brackets_tell_who_took_made_or_lent_the_picture(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "The captain of the ferry (Ana Ruiz)",
        "Foto di Piazza Navona",
        "Ferries at the pier. (Ana's)",
        "The old pier (left)",
        "The clock of the pier (1887)",
    ],
)
def test_brackets_that_name_whom_or_what_is_seen_stay_in_the_caption(text: str) -> None:
    assert parted(text) == (text, "")


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("El bote llega al muelle.", "AYUNTAMIENTO"),
        ("El bote llega al muelle.", "ANA GIL"),
        ("Ferjan í höfn.", "hofn.is/Jón Pálsson"),
        ("Le ferry au port.", "LP/Luc Roy"),
        ("Die Fähre und ihr Kapitän mit Söhnen", "IMAGO/Ina Rau"),
        ("Keltas uoste.", "J. Balandžio (ELTA) nuotr."),
        ("Kapitonas su sūnumis.", "Asmeninio archyvo nuotr."),
        ("Ang barko sa pantalan.", "Larawan mula sa PNA"),
        ("Prom w porcie", "Fot. Jan Kos / PAP"),
        ("港を出る船＝7日", "ロイター"),
        ("渡轮离开港口。", "新华社发（王强 摄）"),
        ("เรือออกจากท่า", "ขอบคุณภาพจาก เทศบาลเมือง"),
        ("கப்பல் புறப்படுகிறது.", "படம்: ரமேஷ் குமார்"),
        ("کشتی بندرگاہ میں", "فوٹو: ڈان نیوز"),
    ],
)
def test_a_credit_begins_where_its_language_begins_it(caption: str, credit: str) -> None:
    mark = "、" if "＝" in caption else "" if caption[-1] == "。" else " "
    found = separate(f"{caption}{mark}{credit}")
    assert (found.caption, found.credit) == (caption, credit)


@pytest.mark.parametrize(
    "text", ["She works for the U.N. NATO", "The ferry, then the bus. And a walk", "Un bote/Una barca llega al muelle"]
)
def test_short_capitals_and_slashes_in_a_sentence_are_no_credit(text: str) -> None:
    assert separate(text).credit == ""


def test_a_name_behind_a_bar_takes_the_agency_in_brackets_with_it() -> None:
    assert parted("El ferri surt del port | Ana Soler (ACN)") == ("El ferri surt del port", "Ana Soler (ACN)")


def test_archive_is_a_credit_behind_a_bar_and_a_remark_in_brackets() -> None:
    assert parted("Die Fähre im Hafen | Archiv") == ("Die Fähre im Hafen", "Archiv")
    assert parted("Die Fähre im Hafen (Archiv)") == ("Die Fähre im Hafen (Archiv)", "")


def test_satellite_and_drone_pictures_are_announced_by_labels() -> None:
    assert parse("Satellite images: Planet Labs").label == "Satellite images:"
    assert parted("Der Hafen von oben. Drohnenfoto: Ina Rau") == ("Der Hafen von oben.", "Drohnenfoto: Ina Rau")


def test_words_before_a_dash_in_a_script_without_capitals_are_no_photographer() -> None:
    assert not is_credit("القبطان سامي خليل مع أبنائه – رويترز")


@pytest.mark.parametrize(
    ("caption", "mark", "credit"),
    [
        ("Dockers at the gate.", "—", "AFP"),
        ("Dockers at the gate.", "—", "Ana Ruiz / Harbor Press"),
        ("Pekerja di gerbang.", " – ", "Gambar ihsan pembaca"),
        ("De kade bij eb", ", ", "foto Wim Bos"),
        ("Port o świcie", ", ", "fot. Anna Mak"),
        ("The quay at low tide", "; ", "photo Ana Ruiz"),
        ("Le quai à marée basse", " ; ", "photo Jean Dupont"),
        ("घाट पर खड़ी क्रेनें", " ", "(फोटो- रवि कुमार)"),
        ("Ferjan í höfn.", " ", "Vísir/Vilhelm"),
        ("Les grues du quai nord, en mars.", " ", "EMMA VIDAL POUR « LE QUAI »"),
        ("Крани зупинилися.", " ", "Усі фото: Дмитро Бойко"),
    ],
)
def test_dashes_commas_semicolons_and_slashes_part_credits_as_well(caption: str, mark: str, credit: str) -> None:
    assert parted(f"{caption}{mark}{credit}") == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "The Kiss, by Auguste Rodin",
        "止まったままのクレーン（4日、港市）",
        "So sieht der Kai aus – noch.",
        "A crane – Ana Ruiz waves",
    ],
)
def test_what_only_looks_like_a_credit_stays_in_the_caption(text: str) -> None:
    assert parted(text) == (text, "")


@pytest.mark.parametrize(
    ("caption", "mark", "credit"),
    [
        ("Dostawa lodu", " ", "(Materiały prasowe)"),
        ("وصول الثلج إلى السوق", " ", "(مواقع التواصل)"),
        ("Arriva il ghiaccio", " ", "(ph. Gino Riva)"),
        ("Mercado de peixe, em Porto Belo", " - ", "Ana Reis - 3.mar.24/Folhapress"),
    ],
)
def test_sources_without_names_and_dates_beside_names_are_credits(caption: str, mark: str, credit: str) -> None:
    assert parted(f"{caption}{mark}{credit}") == (caption, credit)


def test_a_year_may_follow_the_word_copyright() -> None:
    assert is_credit("Copyright 2024 Belga")


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Le grand bassin est vide depuis 2008. -", "Pierre-Yves Lambot"),
        ("Le chantier en 1973.", "(Archives municipales de Nantes)"),
        ("Le site de Saint-Claude.", "(Musée de la Pipe/Coll. privée)"),
        ("The skipper at the wheel", "(Copyright 2025 The Associated Press. All rights reserved.)"),
        ("Turisti in coda -", "RIPRODUZIONE RISERVATA"),
    ],
)
def test_archives_notices_and_names_behind_a_dash_are_credits(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption.removesuffix(" -"), credit)


@pytest.mark.parametrize("text", ["The pier in 1910. (library picture)", "The pier - and the old quay - at noon."])
def test_remarks_and_dashes_within_a_sentence_are_no_credits(text: str) -> None:
    assert "pier" in parted(text)[0]
    assert "quay" not in parted(text)[1]


def test_a_label_before_a_sentence_whose_credit_stands_in_brackets_is_no_part_of_either() -> None:
    found = separate("Foto: Olivos en la provincia de Badajoz. (EFE/Ana Ruiz)")

    assert (found.caption, found.credit) == ("Olivos en la provincia de Badajoz.", "(EFE/Ana Ruiz)")
    assert parted("Foto: Ana Ruiz, Tom Lee (AFP)")[0] == ""


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Порт утром. ", "Фото: Тимур Ермаков, специально для «Вестника порта»"),
        ("Kapal tiba di pelabuhan, Selasa, 3 Maret 2026. ", "ANTARA FOTO/Budi Kurnia/tom."),
        ("历年数量（单位：艘）", "数据来源：港务局"),
        ("Quay at noon. ", "Photo: Harbour Board of Leeds Facebook page"),
    ],
)
def test_who_it_was_made_for_what_desk_sent_it_and_where_it_was_posted_belong_to_the_credit(
    caption: str, credit: str
) -> None:
    assert parted(caption + credit) == (caption.rstrip(), credit)


@pytest.mark.parametrize("text", ["Le maire, Marc Crédit Faye", "资料图：港口旧码头", "Captain Photo Lal and crew"])
def test_words_that_are_labels_elsewhere_may_be_names_or_say_what_is_seen(text: str) -> None:
    assert parted(text) == (text, "")


def test_a_remark_in_brackets_begins_no_credit_in_a_script_without_capitals() -> None:
    assert parted("السائق حسن (يمين) مع زميله (رويترز)") == ("السائق حسن (يمين) مع زميله", "(رويترز)")


def test_a_screenshot_of_a_small_site_is_a_credit() -> None:
    assert is_credit("Printscreen/Youtube/Luka info")


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Britt-Marie Ek (C) i fullmäktige.", "Foto: Lisa Alm/TT"),
        ("Quay at dawn", "(C) Ana Ruiz"),
        ("Quay at dawn", "(C) 2024 Ana Ruiz"),
        ("Havn ved daggry", "(C) dpa"),
    ],
)
def test_a_letter_in_brackets_is_a_sign_only_before_its_owner(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption, credit)


def test_a_caption_keeps_the_dots_in_which_it_trails_off() -> None:
    assert parted("The council voted to … / Reuters") == ("The council voted to …", "Reuters")


def test_a_name_keeps_the_mark_that_closes_a_quotation_in_it() -> None:
    assert parse("Фото: РИА «Новости»").names == ("РИА «Новости»",)
    assert parse("Foto: «Ana Ruiz»").names == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Havnen (arkivfoto)", "Foto: Ingrid Palme"),
        ("The old pier (file photo).", "Photo: Ana Ruiz"),
        ("옛 다리 자료사진", "사진=뉴시스"),
    ],
)
def test_a_file_picture_s_remark_before_a_labelled_credit_is_the_caption_s(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption, credit)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The lock in 1979.", "Courtesy Zielin-Crowe family"),
        ("Il corteo del 1974", "(Archivio Pro loco)"),
        ("Il vecchio torchio", "ph. Studio Marengo"),
        ("A crowd waits to enter. March 2, 2026.", "Photo by Kyle Davids"),
        ("Sonogramas de las colonias.", "J. D. Ibáñez-Casas et al. / Getty Images"),
    ],
)
def test_families_archives_and_co_authors_are_named_and_dates_are_not(caption: str, credit: str) -> None:
    found = parted(f"{caption} {'| ' if '2026' in caption else ''}{credit}")
    assert found == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "(Francesca Ghermi per Internazionale)",
        "LA GACETA / FOTO DE JOSÉ NUÑO CÁRDENAS",
        "Data: Iowa State Fair; Chart: Axios Visuals",
        "Foto suministrada",
    ],
)
def test_a_credit_for_a_house_by_a_house_or_of_data_is_one_as_a_whole(text: str) -> None:
    assert separate(text).credit == text


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Salle des machines, cabine et quai.", "Photos Solène Marchais"),
        ("La cabina in arrivo alla stazione a monte.", "Foto di Piero Rossi"),
        ("Tramonto sulla laguna", "(CC BY 4.0 Lucia Ballarin)"),
        ("O farol em 1902, antes da mudança —", "Arquivo Municipal"),
    ],
)
def test_names_behind_labels_licences_and_archives_are_credits(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption.rstrip(" —"), credit)


@pytest.mark.parametrize(
    "text",
    [
        "Photograph by Greta Rybak, Food Styling by Marian Cooper",
        "Foto de Tiago Vaz na Unsplash",
        "Autor desconocido, Arxiu Comarcal (1923)",
        "Fotograf okänd",
        "Illustratie Jet Peeters",
        "ILLUSTRATION LA PRESSE",
    ],
)
def test_platforms_stylists_draughtsmen_and_unknown_makers_are_part_of_credits(text: str) -> None:
    assert separate(text).credit == text


@pytest.mark.parametrize(
    "text",
    [
        "Foto de la reunión",
        "Foto de Ana Ruiz en Madrid",
        "De izquierda a derecha: Foto Méndez, Lidia Reyes y Carmen Us.",
        "Los barcos – la flota del Archivo",
        "Illustration of the bridge",
        "Vizualizace",
    ],
)
def test_what_a_photo_is_of_and_names_like_labels_are_no_credit(text: str) -> None:
    assert separate(text).credit == ""


def test_a_word_for_the_kind_of_picture_before_a_labelled_source_is_the_caption() -> None:
    assert parted("Vizualizace | Zdroj: Správa železnic") == ("Vizualizace", "Zdroj: Správa železnic")


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("El presidente en el palacio/EFE", "El presidente en el palacio", "EFE"),
        ("El presidente en el palacio/AFP/Getty Images", "El presidente en el palacio", "AFP/Getty Images"),
        ("El presidente en el palacio.-EFE", "El presidente en el palacio", "EFE"),
        ("El presidente en el palacio.EFE", "El presidente en el palacio.", "EFE"),
        ("El presidente en el palacio-EFE", "El presidente en el palacio", "EFE"),
    ],
)
def test_an_agency_may_follow_the_last_word_without_a_blank(text: str, caption: str, credit: str) -> None:
    found = separate(text)
    assert (found.caption.rstrip("."), found.credit) == (caption.rstrip("."), credit)


@pytest.mark.parametrize(
    "credit",
    [
        "JANE DOE jdoe@harbor-times.example",
        "Jane Doe, Globe Staff",
        "Jane Doe—AP",
        "ST PHOTO: JANE DOE",
        "AP PHOTO/JANE DOE, FILE",
        "Photo by Jane Doe/Lakeside – © 2026 Lakeside, Inc.",
        "Image courtesy of the artist and Gallery X",
        "State Library of Victoria",
        "Stadtarchiv Ulm",
        "(Photo d'archives Le Lac/Jean Dupont)",
        "Photo archives Le Lac",
        "Foto Vigili del fuoco",
        "Foto ter illustratie: Pixabay",
        "Фото пресс-службы мэрии",
        "Фото из семейного архива",
    ],
)
def test_behind_a_sentence_the_credit_begins_where_its_first_source_does(credit: str) -> None:
    assert parted(f"View of the harbour at noon. {credit}") == ("View of the harbour at noon.", credit)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, former reporter of ex-AFP",
        "At the clinic. Medical Staff",
        "At the gala. Victoria Museum",
        "Ein Zug der S-Bahn / Linie 7 in Ulm.",
        "Foto tomada en 2019.",
    ],
)
def test_compounds_groups_and_places_at_the_end_are_no_credit(text: str) -> None:
    assert separate(text).credit == ""


def test_a_caption_of_four_words_in_a_script_without_capitals_is_no_name_before_an_agency() -> None:
    assert parted("رئيس البلدية خلال الاجتماع - أ ف ب") == ("رئيس البلدية خلال الاجتماع", "أ ف ب")


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("لائبریری کا مرکزی ہال", "—فوٹو: اے پی پی"),
        ("The empty floor of the plant.", "Release / Ana Ruiz"),
        ("Visitors at heritage sites.", "Graphic / Ana Ruiz"),
        ("The conservator with students", "(Sourced)"),
        ("The cave mouth seen from the road. --", "Pix courtesy of Perak Museum"),
        ("LENGGONG, March 4 -- A chart of place names. --", "fotoBERNAMA (2026)"),
        ("Gambar fail, jambatan lama pada 2019. -", "Gambar BERNAMA"),
        ("القناطر في ١٩٠٣ -", "أرشيف الأهرام"),
    ],
)
def test_sources_before_a_mark_and_labels_behind_a_dash_belong_to_the_credit(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption.rstrip(" -"), credit.lstrip("—"))


@pytest.mark.parametrize("text", ["김주원 기자", "함양군 제공", "গ্রাফিক: শৌভিক দেবনাথ।", "新華社圖", "ፎቶ፡ ማኅበራዊ ሚዲያ"])
def test_a_name_and_its_deed_are_a_credit_as_a_whole(text: str) -> None:
    assert separate(text).credit == text


@pytest.mark.parametrize("text", ["工坊周邊路線圖", "فوانيس - صورة أرشيفية", "Wedding photo"])
def test_maps_archives_and_kinds_of_photo_are_captions(text: str) -> None:
    assert separate(text).credit == ""


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Der Bundeskanzler am Morgen in Berlin", "Bild: EPA"),
        ("The levee was built in 1938", "Image: Ana Ruiz/AP"),
        ("The portal that moves them down the queue.", "Image Credits:TechDaily (screenshot)"),
        ("Vista del embalse, el pasado viernes.", "GARCIA-SANTOS (EFE)"),
    ],
)
def test_a_credit_that_only_a_pages_style_parts_from_the_caption_is_found_without_a_blank(
    caption: str, credit: str
) -> None:
    found = separate(caption + credit)
    assert (found.caption, found.credit) == (caption, credit)


def test_a_name_in_capitals_before_an_agency_in_brackets_is_part_of_the_credit() -> None:
    found = separate("Vista del embalse, el pasado viernes. GARCIA-SANTOS (EFE)")
    assert (found.caption, found.credit) == ("Vista del embalse, el pasado viernes.", "GARCIA-SANTOS (EFE)")


@pytest.mark.parametrize("maker", ["Photograph courtesy of the museum", "Map provided by the city council"])
def test_whoever_lent_a_picture_of_any_kind_is_credited(maker: str) -> None:
    found = separate(f"Room 12, where the panels hang. {maker}")
    assert (found.caption, found.credit) == ("Room 12, where the panels hang.", maker)


@pytest.mark.parametrize("credit", ["Nguồn ảnh: Công ty Thoát nước Hà Nội", "Ảnh: Sở Giao thông vận tải Hà Nội"])
def test_vietnamese_names_are_many_short_words(credit: str) -> None:
    assert separate(credit).credit == credit
    assert separate("Ảnh: người dân đi bộ qua cầu vào sáng nay khi trời mưa ở Hà Nội").credit == ""


@pytest.mark.parametrize(
    "credit", ["Jono Stacevičiaus nuotr.", "Klaipėdos universiteto archyvo nuotr.", "Foto del autor"]
)
def test_a_closing_abbreviation_or_the_author_alone_is_a_credit(credit: str) -> None:
    assert is_credit(credit)
