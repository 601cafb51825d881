"""Accessible names and roles: what a screen reader says of images and of what they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.model import AccessibleName, NameStep
from a11y_audit.reading.accessible_names import Names
from a11y_audit.reading.accessible_names.content import LONGEST_NAME
from a11y_audit.reading.document.html import parse_html
from tests.accessible_names import AS_IN_CHROMIUM, NOT_AS_IN_CHROMIUM, Row, page

TREE = '<img src="linde.jpg" alt="Eine alte Linde">'


def named(markup: str, selector: str = ".it") -> AccessibleName:
    document = parse_html(page(markup))
    element = document.tree.select_one(selector)
    assert element is not None
    return Names(document).of(element)


def text(markup: str) -> str:
    return named(markup).text


def role(markup: str) -> str:
    return named(markup).role


# ----------------------------------------------------------------- what Chrome's accessibility tree says of images


@pytest.mark.parametrize("row", [*AS_IN_CHROMIUM, *(row for row, _ in NOT_AS_IN_CHROMIUM)], ids=lambda row: row[0])
def test_names_and_roles_are_those_of_the_browser_but_for_what_is_listed(row: Row) -> None:
    markup, role, name, is_exposed = row
    found = named(markup)
    assert (found.text, found.exposed) == (name, is_exposed)
    assert found.role == role or not is_exposed


# ----------------------------------------------------------------------------------------- what a framework fills in


@pytest.mark.parametrize(
    "markup",
    [
        '<img class=it src=p.jpg :alt="text">',
        '<img class=it src=p.jpg v-bind:alt="text">',
        '<img class=it src=p.jpg alt="" :alt="text">',
        '<img class=it src=p.jpg [attr.aria-label]="text">',
        '<img class=it src=p.jpg attr.aria-label="{{ text }}">',
        '<img class=it src=p.jpg x-bind:title="text">',
        '<img class=it src=p.jpg ng-attr-title="text">',
        '<img class=it src=p.jpg th:alt="${text}">',
        "<img class=it src=p.jpg {alt}>",
        '<img class=it src=p.jpg v-bind="all">',
        "<img class=it src=p.jpg {...all}>",
        "<img class=it src=p.jpg {{ all }}>",
        '<img class=it src=p.jpg {% if text %} alt="" {% endif %}>',
        '<input class=it type=button :value="text">',
        '<input class=it type=image :alt="text">',
        '<a class=it href=/a :aria-labelledby="id"></a>',
        '<a class=it href=/a v-text="text"></a>',
        '<a class=it href=/a><span [innerText]="text"></span></a>',
        '<a class=it href=/a><img src=p.jpg alt="" :alt="text"></a>',
        '<button class=it aria-labelledby=c></button><p id=c ng-bind="text"></p>',
        '<label for=f x-text="text"></label><input class=it id=f>',
        '<my-photo class=it :alt="text"></my-photo>',
    ],
)
def test_a_name_that_a_framework_fills_in_is_neither_there_nor_missing(markup: str) -> None:
    found = named(markup)

    assert (found.text, found.source, found.exposed, found.is_missing) == ("", "binding", True, False)


@pytest.mark.parametrize(
    "markup",
    [
        '<img class=it src=p.jpg :src="file">',
        '<img class=it src=p.jpg :data-title="text">',
        '<img class=it src=p.jpg :class="all">',
        '<a class=it href=/a :alt="text"></a>',
        '<a class=it href=/a><span hidden v-text="text"></span></a>',
        '<figure class=it><img src=p.jpg :alt="text"></figure>',
    ],
)
def test_what_a_framework_fills_in_elsewhere_names_nothing(markup: str) -> None:
    assert named(markup).is_missing


def test_words_in_the_file_go_before_those_of_a_framework() -> None:
    assert named('<a class=it href=/a :title="text">Ernte</a>').text == "Ernte"


def test_the_trace_names_the_attribute_that_is_to_give_the_name() -> None:
    assert named('<a class=it href=/a><b :title="text"></b></a>').trace[-1] == NameStep("binding", ":title")


# ------------------------------------------------------------------------------------------------- order of sources


@pytest.mark.parametrize(
    ("attributes", "source"),
    [
        ("aria-labelledby=c aria-label=L alt=A title=T", "aria-labelledby"),
        ("aria-labelledby=nirgends aria-label=L alt=A title=T", "aria-label"),
        ('aria-label=" " alt=A title=T', "alt"),
        ("title=T", "title"),
        ('alt="" aria-label=L', "aria-label"),
        ("", ""),
    ],
)
def test_the_first_source_that_gives_a_name_wins(attributes: str, source: str) -> None:
    assert named(f"<p id=c>C</p><img class=it src=p.jpg {attributes}>").source == source


def test_the_trace_keeps_every_step_up_to_the_one_that_gave_the_name() -> None:
    assert named('<img class=it aria-labelledby=fehlt src=p.jpg title="Zwei Boote">').trace == (
        NameStep("aria-labelledby", None),
        NameStep("aria-label", None),
        NameStep("alt", None),
        NameStep("title", "Zwei Boote"),
    )


def test_the_trace_of_what_nobody_hears_says_why() -> None:
    hidden = named('<p aria-hidden=true><img class=it src=p.jpg alt="Ein Boot">')
    assert hidden.trace == (NameStep("hidden", "aria-hidden"),)
    assert named('<img class=it src=p.jpg alt="">').trace == (NameStep("role", 'alt=""'),)


def test_white_space_in_a_name_is_collapsed_but_a_no_break_space_kept() -> None:
    assert text('<img class=it alt=" ein\n  Boot\tim\u00a0Hafen ">') == "ein Boot im\u00a0Hafen"


def test_a_name_is_cut_at_a_length_nobody_would_listen_to() -> None:
    assert len(text(f"<img class=it alt='{'Meer ' * 40_000}'>")) == LONGEST_NAME


# ------------------------------------------------------------------------------------------------------- references


def test_several_references_are_read_in_the_order_they_are_named() -> None:
    assert text("<p id=a>Abb. 3</p><p id=b>Der Turm</p><img class=it aria-labelledby='b  a'>") == "Der Turm Abb. 3"


def test_a_hidden_element_can_name() -> None:
    label = "<p id=a hidden>Le port <b hidden>au matin</b></p>"
    assert text(f"{label}<img class=it aria-labelledby=a>") == "Le port au matin"


def test_what_is_hidden_in_a_visible_label_is_not_read() -> None:
    label = "<p id=a>Le port <b hidden>au matin</b></p>"
    assert text(f"{label}<img class=it aria-labelledby=a>") == "Le port"


def test_references_are_followed_once_only() -> None:
    markup = "<p id=a aria-labelledby=b>eins</p><p id=b>zwei</p><img class=it aria-labelledby=a>"
    assert text(markup) == "eins"


def test_an_element_may_refer_to_itself() -> None:
    markup = "<p id=a>Karte</p><img class=it id=me alt='der Insel' aria-labelledby='a me'>"
    assert text(markup) == "Karte der Insel"


def test_references_that_run_in_a_circle_end() -> None:
    markup = "<button class=it id=a aria-labelledby=b><img alt=A></button><button id=b aria-labelledby=a>B</button>"
    assert text(markup) == "B"


def test_of_two_elements_with_one_id_the_first_counts() -> None:
    assert text("<p id=a>erste</p><p id=a>zweite</p><img class=it aria-labelledby=a>") == "erste"


def test_an_id_inside_a_template_names_nothing() -> None:
    assert text("<template><p id=a>Vorlage</p></template><img class=it aria-labelledby=a alt=Boot>") == "Boot"


def test_a_reference_to_an_image_gives_its_alternative_text() -> None:
    assert text(f"<span id=a>{TREE}</span><svg class=it role=img aria-labelledby=a></svg>") == "Eine alte Linde"


def test_an_empty_target_names_nothing() -> None:
    found = named("<div id=a></div><img class=it aria-labelledby=a title=Titel>")
    assert (found.text, found.source) == ("Titel", "title")


# ---------------------------------------------------------------------------------------------- links and headings


def test_a_linked_image_names_the_link() -> None:
    found = named(f"<a class=it href='/'>{TREE}</a>")
    assert (found.text, found.source) == ("Eine alte Linde", "content")


def test_texts_and_images_of_a_link_are_read_in_order() -> None:
    assert text(f"<a class=it href='/'>Natur {TREE}<b>im Park</b></a>") == "Natur Eine alte Linde im Park"


def test_a_link_whose_image_is_decoration_falls_back_on_its_title() -> None:
    found = named('<a class=it href="/" title="Startseite"><img src=p.jpg alt=""></a>')
    assert (found.text, found.source) == ("Startseite", "title")


def test_the_title_of_an_image_without_alt_names_its_link() -> None:
    assert text("<a class=it href='/'><img src=p.jpg title='Zur Wetterkarte'></a>") == "Zur Wetterkarte"


def test_an_aria_label_on_the_image_names_the_link() -> None:
    assert text("<a class=it href='/'><img src=p.jpg aria-label='날씨 지도'></a>") == "날씨 지도"


def test_hidden_parts_of_a_link_are_not_in_its_name() -> None:
    markup = f"<a class=it href='/'>Sport <i aria-hidden=true>{TREE}</i><i style='display:none'>alt</i></a>"
    assert text(markup) == "Sport"


def test_the_title_of_a_drawing_names_its_link() -> None:
    assert text("<a class=it href='/'><svg><title>Suche</title><path d='M0 0'/></svg></a>") == "Suche"


def test_words_drawn_in_a_link_are_part_of_its_name() -> None:
    assert text("<a class=it href='/'><svg><g><text>24</text></g></svg> heures</a>") == "24 heures"


def test_a_drawing_with_a_role_of_its_own_is_not_looked_into() -> None:
    assert text("<a class=it href='/'><svg role=img><text>24</text></svg></a>") == ""


def test_what_only_readers_without_scripts_get_names_a_link_that_has_nothing_else() -> None:
    lazy = f"<span data-src=linde.jpg></span><noscript>{TREE}</noscript>"
    assert text(f"<a class=it href='/'>{lazy}</a>") == "Eine alte Linde"
    assert text(f"<a class=it href='/'>{TREE}{lazy}</a>") == "Eine alte Linde"


def test_blocks_are_parted_and_inline_elements_are_not() -> None:
    assert text("<h2 class=it><div>Ein</div><div>Haus</div><b>tür</b><i>schloss</i></h2>") == "Ein Haus türschloss"
    assert text("<h2 class=it><span style='display:block'>Ein</span>Haus<br>am Meer</h2>") == "Ein Haus am Meer"


def test_headings_and_buttons_are_named_by_their_content() -> None:
    assert text(f"<h2 class=it>Der Baum {TREE}</h2>") == "Der Baum Eine alte Linde"
    assert text(f"<button class=it>{TREE}</button>") == "Eine alte Linde"


def test_a_paragraph_is_not_named_by_its_content() -> None:
    assert text("<p class=it>Ein langer Absatz</p>") == ""


def test_style_and_script_are_never_read() -> None:
    assert text("<a class=it href='/'><style>a{b:c}</style><script>x()</script>Kultur</a>") == "Kultur"


def test_the_value_of_a_field_in_a_label_is_part_of_the_label() -> None:
    markup = "<label for=f>Alle <input value=10> Minuten</label><input class=it id=f type=checkbox>"
    assert text(markup) == "Alle 10 Minuten"
    markup = "<label for=f>Alle <select><option>5<option selected>15</select> Minuten</label><input class=it id=f>"
    assert text(markup) == "Alle 15 Minuten"


# ------------------------------------------------------------------------------------ other elements with a name


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<form><input class=it type=image alt=Suchen title=T></form>", ("Suchen", "alt")),
        ("<form><input class=it type=image alt='' title='Suchen'></form>", ("Suchen", "title")),
        ("<form><input class=it type=image alt=''></form>", ("Submit", "default")),
        ("<form><label>Suchen <input class=it type=image></label></form>", ("Suchen", "label")),
        ("<form><input class=it type=submit value=Los></form>", ("Los", "value")),
        ("<form><input class=it type=button value=Los></form>", ("Los", "value")),
        ("<form><input class=it type=reset></form>", ("Reset", "default")),
        ("<form><input class=it placeholder=Ort></form>", ("Ort", "placeholder")),
        ("<label for=b>Los</label><button class=it id=b></button>", ("Los", "label")),
        ("<map><area class=it href='/' alt='Der Norden'></map>", ("Der Norden", "alt")),
        ("<map><area class=it href='/' alt=''></map>", ("", "")),
        ("<table class=it title=T><caption>Ernte <b>2023</b></caption><tr><td>1</table>", ("Ernte 2023", "caption")),
        ("<table class=it title=T><tr><td>1</table>", ("T", "title")),
        ("<fieldset class=it><legend>Ort</legend></fieldset>", ("Ort", "legend")),
        ("<iframe class=it title='Karte der Wahlkreise'></iframe>", ("Karte der Wahlkreise", "title")),
        ("<iframe class=it name=x></iframe>", ("", "")),
        ("<video class=it title=Interview></video>", ("Interview", "title")),
        ("<canvas class=it aria-label='Kurve'></canvas>", ("Kurve", "aria-label")),
        ("<canvas class=it>Kurve</canvas>", ("", "")),
        ("<embed class=it src=a.svg title=Logo>", ("Logo", "title")),
        ("<object class=it data=a.mp3 alt=Rede></object>", ("", "")),
        ("<object class=it data=a.mp3 title=Rede></object>", ("Rede", "title")),
        ("<div class=it role=img alt=Karte></div>", ("", "")),
        ("<div class=it role=img aria-label=Karte></div>", ("Karte", "aria-label")),
        ("<div class=it role=img>Karte</div>", ("", "")),
        ("<abbr class=it title='Deutscher Wetterdienst'>DWD</abbr>", ("Deutscher Wetterdienst", "title")),
        ("<svg class=it><title>  Wind  </title></svg>", ("Wind", "svg title")),
        ("<svg class=it role=img><g><title>Wind</title></g></svg>", ("", "")),
        ("<svg class=it role=img><desc>Wind</desc></svg>", ("", "")),
        ("<svg class=it role=img><text>Wind</text></svg>", ("", "")),
        ("<svg><rect class=it><title>Juli</title></rect></svg>", ("Juli", "svg title")),
        ("<svg><a class=it href='/' xlink:title=Juli><path /></a></svg>", ("Juli", "svg title")),
        ("<svg><a class=it href='/'><text>Juli</text></a></svg>", ("Juli", "content")),
    ],
)
def test_each_element_is_named_in_its_own_way(markup: str, expected: tuple[str, str]) -> None:
    found = named(markup)
    assert (found.text, found.source) == expected


# ------------------------------------------------------------------------------------------------------------ roles


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<img class=it role=photo alt=Boot>", "image"),
        ("<img class=it role='photo button' alt=Boot>", "button"),
        ("<img class=it role=IMG alt=''>", "image"),
        ("<a class=it>", "generic"),
        ("<map><area class=it alt=Nord></map>", "generic"),
        ("<picture class=it></picture>", "none"),
        ("<svg class=it></svg>", "graphics-document"),
        ("<svg><circle class=it /></svg>", "none"),
        ("<svg><circle class=it aria-label=Juli /></svg>", "graphics-symbol"),
        ("<svg><image class=it href=a.png aria-label=Juli /></svg>", "image"),
        ("<nav class=it role=none>", "none"),
        ("<nav class=it role=none aria-label=Seite>", "navigation"),
        ("<h2 class=it role=presentation>", "none"),
        ("<h2 class=it role=presentation aria-live=polite>", "heading"),
        ("<a class=it role=none href='/'>", "link"),
        ("<a class=it role=none>", "none"),
        ("<button class=it role=none disabled>", "none"),
        ("<iframe class=it role=none></iframe>", "none"),
        ("<iframe class=it role=none title=''></iframe>", ""),
        ("<header class=it>", "banner"),
        ("<article><header class=it>", "generic"),
        ("<section class=it aria-label=Wetter>", "region"),
        ("<section class=it>", "generic"),
        ("<table><tr><th class=it scope=row>", "rowheader"),
        ("<table><tr><th class=it>", "columnheader"),
        ("<select class=it>", "combobox"),
        ("<select class=it size=4>", "listbox"),
        ("<input class=it type=checkbox>", "checkbox"),
        ("<input class=it type=email list=x>", "combobox"),
        ("<input class=it>", "textbox"),
        ("<x-photo class=it>", ""),
    ],
)
def test_roles_are_those_of_the_standards(markup: str, expected: str) -> None:
    assert role(markup) == expected


@pytest.mark.parametrize("more", ["tabindex=0", "tabindex=-1", "aria-describedby=x", "aria-label=Boot"])
def test_an_image_marked_as_decoration_comes_back_when_it_can_be_reached(more: str) -> None:
    assert named(f'<img class=it src=p.jpg alt="" {more}>').exposed
    assert named(f"<img class=it src=p.jpg role=none {more}>").exposed


@pytest.mark.parametrize("more", ["tabindex=x", 'aria-label=" "', "aria-labelledby=fehlt", 'aria-live=""', "lang=de"])
def test_what_says_nothing_does_not_bring_decoration_back(more: str) -> None:
    assert not named(f'<img class=it src=p.jpg alt="" {more}>').exposed
    assert not named(f"<img class=it src=p.jpg role=none {more}>").exposed


# ------------------------------------------------------------------------------------------------------ hostile input


def test_deep_trees_are_walked_without_recursion() -> None:
    assert text(f"{'<div>' * 100_000}<img class=it alt=tief>") == "tief"
    assert text(f"<a class=it href='/'>{'<span>' * 2_000}<img alt=tief>") == "tief"


def test_many_references_to_a_long_text_are_cut() -> None:
    long = f"<p id=a>{'Wort ' * 5_000}</p>"
    images = f"<img aria-labelledby='{'a ' * 1_000}'>" * 50
    document = parse_html(long + images)
    names = Names(document)
    assert all(len(names.of(image).text) <= LONGEST_NAME for image in document.tree.select("img"))


MARKUP = st.lists(
    st.sampled_from(
        [
            "<a href=x>", "</a>", "<img alt=b>", "<img alt=''>", "<svg>", "</svg>", "<title>t</title>", "<button id=b>",
            "</button>", "<label for=b>", "<label>", "</label>", "<input type=image>", "<p id=a aria-labelledby='a b'>",
            "<img aria-labelledby='b a c'>", "<h1 role=none aria-owns=a>", "<noscript>", "</noscript>", "<template>",
            "</template>", "<details>", "<summary>", "<style>p{display:none}</style>", "<select>", "<option id=c>o",
            "<table>", "<caption>", "text", "<textarea>", "</textarea>", "<div style='display:none'>", "</div>",
        ]
    ),
    max_size=30,
)  # fmt: skip


@given(MARKUP)
def test_every_element_of_any_page_has_a_name_or_none(parts: list[str]) -> None:
    document = parse_html("".join(parts))
    names = Names(document)
    for element in document.tree.iter_elements():
        found = names.of(element)
        assert found is names.of(element)
        assert found.exposed or not found.text
        assert bool(found.source) or not found.text
        assert names.is_hidden(element) <= (not found.exposed)
