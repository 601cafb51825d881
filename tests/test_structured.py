"""Structured data: what JSON-LD, microdata, Open Graph and Twitter cards say of images, and where they say it."""

import json
from textwrap import dedent

import pytest
from hypothesis import given

from a11y_audit.model import Statement, Voice
from tests.json_ld import JSON, read, script, spelled_at


def position(statement: Statement) -> tuple[int, int]:
    assert statement.place is not None
    return statement.place.line, statement.place.column


def statements(markup: str, voice: Voice = Voice.JSON_LD) -> list[Statement]:
    return [said for said in read(markup)[1].statements if said.voice is voice]


def said(markup: str, about: str, voice: Voice = Voice.JSON_LD) -> list[str]:
    return [statement.text for statement in statements(markup, voice) if statement.about == about]


# ------------------------------------------------------------------------------------------------------- JSON-LD


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "image": [
        {
            "@type": "ImageObject",
            "url": "https://example.org/harbour.jpg",
            "caption": "Fishing boats  leave the\nharbour at dawn",
            "creditText": "Mina Cho / Coast Press",
            "creator": {"@type": "Person", "name": "Mina Cho"},
            "copyrightNotice": "© 2024 Coast Press",
            "license": "https://example.org/terms",
            "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
            "representativeOfPage": True,
        }
    ],
}


def test_every_property_of_an_image_object_is_a_statement_with_the_path_it_was_found_at() -> None:
    found = {statement.reason: statement.text for statement in statements(script(json.dumps(ARTICLE)))}
    assert found == {
        "NewsArticle.image[0].url": "https://example.org/harbour.jpg",
        "NewsArticle.image[0].caption": "Fishing boats leave the harbour at dawn",
        "NewsArticle.image[0].creditText": "Mina Cho / Coast Press",
        "NewsArticle.image[0].creator": "Mina Cho",
        "NewsArticle.image[0].copyrightNotice": "© 2024 Coast Press",
        "NewsArticle.image[0].license": "https://example.org/terms",
        "NewsArticle.image[0].digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "NewsArticle.image[0].representativeOfPage": "true",
    }


def test_a_statement_names_the_image_it_speaks_of() -> None:
    assert {each.image for each in statements(script(json.dumps(ARTICLE)))} == {"https://example.org/harbour.jpg"}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_statement_stands_at_its_words_in_the_file_whatever_the_line_ends(line_end: str) -> None:
    markup = line_end.join(
        [
            "<title>항구</title>",
            '<script type="application/ld+json">',
            '{"@type": "ImageObject",',
            ' "creditText": "Jos\\u00e9 \\"Pepe\\" Ruiz", "contentUrl": "a.jpg"}',
            "</script>",
        ]
    )
    document, structured = read(markup)
    credit = next(each for each in structured.statements if each.about == "credit")
    assert credit.text == 'José "Pepe" Ruiz'
    assert credit.raw == 'Jos\\u00e9 \\"Pepe\\" Ruiz' == spelled_at(document, credit)
    assert position(credit) == (4, 17)


@pytest.mark.parametrize(
    ("block", "spelled"),
    [
        ('{"@type": "ImageObject", "@id": "b.jpg", "url":"b.jpg", "caption": "url"}', '"url":"b.jpg"'),
        ('{"@type": "ImageObject", "name": "b.jpg", "thumbnailUrl": "b.jpg", "url": "b.jpg"}', '"url": "b.jpg"'),
        ('{"@type": "ImageObject", "url": "b\\/ü.jpg", "name": "b"}', '"url": "b\\/ü.jpg"'),
        ('{"@type": "ImageObject", "url": "b\\/\\u00fc.jpg"}', '"url": "b\\/\\u00fc.jpg"'),
    ],
)
def test_a_value_that_stands_elsewhere_too_or_has_escapes_is_placed_under_its_own_name(
    block: str, spelled: str
) -> None:
    document, structured = read(script(block))
    url = next(each for each in structured.statements if each.reason == "ImageObject.url")
    assert url.place is not None
    assert url.place.end + 1 == document.text.index(spelled) + len(spelled)
    assert f'{url.raw}"' == spelled.partition('"url":')[2].strip().removeprefix('"')


def test_an_address_in_several_objects_is_placed_in_each() -> None:
    block = '[{"@type": "Photograph", "url": "a.jpg"}, {"@type":"Photograph","url":"a.jpg"}]'
    document, structured = read(script(block))
    first, second = (each.place.offset for each in structured.statements if each.place is not None)
    assert first == document.text.index("a.jpg")
    assert second == document.text.rindex("a.jpg")


def test_a_number_or_a_truth_value_stands_where_it_is_written() -> None:
    document, structured = read(script('{"@type": "ImageObject", "url": "a.jpg", "representativeOfPage" : false }'))
    value = next(each for each in structured.statements if each.about == "representative")
    assert value.raw == "false" == spelled_at(document, value)


def test_of_a_name_used_twice_the_last_value_counts_and_is_placed() -> None:
    markup = script('{"@type": "ImageObject", "url": "a.jpg", "caption": "one", "caption": "two"}')
    document, structured = read(markup)
    caption = next(each for each in structured.statements if each.about == "caption")
    assert caption.text == "two" == spelled_at(document, caption)


def test_in_a_long_block_values_are_placed_as_well() -> None:
    many = [{"@type": "ImageObject", "url": f"{n}.jpg", "caption": "Same"} for n in range(1000)]
    document, structured = read(script(json.dumps(many)))
    places = {each.place for each in structured.statements}
    assert len(places) == 2000
    assert all(spelled_at(document, each) == each.text for each in structured.statements)


def test_where_a_value_cannot_be_told_from_another_the_whole_block_is_the_place() -> None:
    block = '{"@type": "ImageObject", "caption": "tw\\u006f", "caption": "tw\\u006f"}'
    document, structured = read(script(block))
    (caption,) = structured.statements
    assert caption.text == "two"
    assert spelled_at(document, caption) == block


@pytest.mark.parametrize(
    ("image", "paths"),
    [
        ('"a.jpg"', ["NewsArticle.image"]),
        ('["a.jpg", "b.jpg"]', ["NewsArticle.image[0]", "NewsArticle.image[1]"]),
        ('{"@type": "ImageObject", "url": "a.jpg"}', ["NewsArticle.image.url"]),
        ('{"url": "a.jpg"}', ["NewsArticle.image.url"]),
        ('{"@id": "a.jpg"}', ["NewsArticle.image.@id"]),
        ('[{"@type": ["ImageObject"], "contentUrl": "a.jpg"}]', ["NewsArticle.image[0].contentUrl"]),
    ],
)
def test_the_image_of_an_article_may_be_an_address_an_object_or_a_list_of_either(image: str, paths: list[str]) -> None:
    found = statements(script(f'{{"@type": "NewsArticle", "image": {image}}}'))
    assert [each.reason for each in found] == paths
    assert found[0].image == "a.jpg"


def test_a_reference_into_the_graph_is_followed() -> None:
    graph = [
        {"@type": "ImageObject", "@id": "#lead", "contentUrl": "/lead.jpg", "creditText": "Reuters"},
        {"@type": "Organization", "@id": "#house", "name": "Der Bote"},
        {"@type": "NewsArticle", "image": {"@id": "#lead"}, "publisher": {"@id": "#house"}},
    ]
    credit = next(each for each in statements(script(json.dumps({"@graph": graph}))) if each.about == "credit")
    assert (credit.reason, credit.text, credit.image) == ("NewsArticle.image.creditText", "Reuters", "/lead.jpg")


def test_a_reference_may_lead_into_another_block() -> None:
    markup = script('{"@type": "NewsArticle", "image": {"@id": "#p"}}') + script(
        '{"@type": "ImageObject", "@id": "#p", "url": "p.jpg", "caption": "Ein Schiff"}'
    )
    assert said(markup, "caption") == ["Ein Schiff"]


def test_an_image_that_refers_to_itself_is_described_once() -> None:
    markup = script(
        '{"@id": "#a", "@type": "ImageObject", "url": "a.jpg", "image": {"@id": "#a"}, "caption": {"@id": "#a"}}'
    )
    assert said(markup, "url") == ["a.jpg"]


def test_several_creators_are_several_statements() -> None:
    markup = script('{"@type": "ImageObject", "url": "a.jpg", "creator": ["김민수", {"name": "EPA"}, null, {}]}')
    assert said(markup, "creator") == ["김민수", "EPA"]


def test_types_are_understood_with_a_vocabulary_before_them() -> None:
    markup = script('{"@type": "http://schema.org/ImageObject", "url": "a.jpg", "caption": "Une gare"}')
    assert said(markup, "caption") == ["Une gare"]


def test_a_publishers_logo_is_told_from_the_articles_image_by_its_path() -> None:
    markup = script('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "logo": {"url": "l.png"}}}')
    assert [each.reason for each in statements(markup)] == ["NewsArticle.publisher.logo.url"]


def test_character_references_in_captions_are_read_but_kept_raw() -> None:
    caption = next(
        each
        for each in statements(script('{"@type": "ImageObject", "url": "a.jpg", "caption": "Fish &amp; chips"}'))
        if each.about == "caption"
    )
    assert (caption.text, caption.raw) == ("Fish & chips", "Fish &amp; chips")


def test_lists_and_graphs_are_opened_into_single_objects() -> None:
    blocks = read(script('[{"@type": "WebPage"}, {"@graph": [{"@type": "NewsArticle"}, {"@type": "Person"}]}]'))[1]
    assert [each["@type"] for each in blocks.json_ld] == ["WebPage", "NewsArticle", "Person"]


@given(JSON)
def test_each_statement_is_spelled_at_its_place_or_stands_at_the_block(value: object) -> None:
    block = json.dumps(value).replace("</", "<\\/").replace("<!", "<\\u0021")
    document, structured = read(script(block))
    assert structured.json_ld_faults == ()
    assert all(spelled_at(document, each) in {each.raw, block} for each in structured.statements)


def test_a_block_in_a_template_is_not_the_pages() -> None:
    block = script('{"@type": "NewsArticle"}')
    assert read(f"<template>{block}</template>")[1].json_ld == ()


def test_the_type_of_the_script_may_carry_parameters_and_capitals() -> None:
    markup = '<script type="Application/LD+JSON; charset=utf-8">{"@type": "NewsArticle"}</script>'
    assert len(read(markup)[1].json_ld) == 1


# ----------------------------------------------------------------------------------------------------- microdata


FIGURE = dedent("""\
    <figure itemprop="image" itemscope itemtype="https://schema.org/ImageObject">
      <img src="/ponte.jpg" itemprop="contentUrl" alt="">
      <figcaption><span itemprop="caption">O rio  sob
        a ponte &amp; a cidade</span>
      <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Inês Lopes</b></span>
      <meta itemprop="copyrightHolder" content="Agência do Sul"></figcaption>
    </figure>
    """)


def test_an_image_object_in_microdata_says_what_its_elements_hold() -> None:
    found = {each.reason: (each.text, each.image) for each in statements(FIGURE, Voice.MICRODATA)}
    assert found == {
        "ImageObject.contentUrl": ("/ponte.jpg", "/ponte.jpg"),
        "ImageObject.caption": ("O rio sob a ponte & a cidade", "/ponte.jpg"),
        "ImageObject.author": ("Inês Lopes", "/ponte.jpg"),
        "ImageObject.copyrightHolder": ("Agência do Sul", "/ponte.jpg"),
    }


def test_microdata_keeps_the_place_and_spelling_of_text_and_attributes() -> None:
    document, structured = read(FIGURE)
    by_about = {each.about: each for each in structured.statements}
    assert (
        by_about["caption"].raw == "O rio  sob\n    a ponte &amp; a cidade" == spelled_at(document, by_about["caption"])
    )
    assert spelled_at(document, by_about["copyright"]) == 'content="Agência do Sul"'
    assert by_about["copyright"].raw == "Agência do Sul"


def test_an_image_object_without_an_address_speaks_of_the_img_it_holds() -> None:
    caption = '<i itemprop="caption">Een molen</i>'
    markup = f'<div itemscope itemtype="http://schema.org/ImageObject"><img src="a.png">{caption}</div>'
    assert [each.image for each in statements(markup, Voice.MICRODATA)] == ["a.png"]


def test_an_address_that_an_article_gives_as_its_image_is_a_statement() -> None:
    markup = (
        '<article itemscope itemtype="http://schema.org/NewsArticle"><link itemprop="image" href="b.jpg">'
        '<h1 itemprop="headline">Nyheter</h1></article>'
    )
    assert [(each.reason, each.text) for each in statements(markup, Voice.MICRODATA)] == [
        ("NewsArticle.image", "b.jpg")
    ]


def test_captions_of_things_that_are_no_images_are_left_alone() -> None:
    markup = '<div itemscope itemtype="http://schema.org/VideoObject"><p itemprop="caption">Ein Film</p></div>'
    assert statements(markup, Voice.MICRODATA) == []


# -------------------------------------------------------------------------------------- Open Graph, Twitter cards


def meta(name: str, content: str, kind: str = "property") -> str:
    return f'<meta {kind}="{name}" content="{content}">\n'


def test_what_follows_an_open_graph_image_is_said_of_that_image() -> None:
    markup = (
        meta("og:image", "one.jpg")
        + meta("og:image:width", "1200")
        + meta("og:image:alt", "Una plaza")
        + meta("og:image", "two.jpg")
        + meta("og:image:alt", "Un puente")
    )
    found = [(each.reason, each.text, each.image) for each in statements(markup, Voice.OPEN_GRAPH)]
    assert found == [
        ("og:image", "one.jpg", "one.jpg"),
        ("og:image:width", "1200", "one.jpg"),
        ("og:image:alt", "Una plaza", "one.jpg"),
        ("og:image", "two.jpg", "two.jpg"),
        ("og:image:alt", "Un puente", "two.jpg"),
    ]


def test_an_alternative_that_comes_before_its_image_is_said_of_the_first() -> None:
    markup = meta("og:image:alt", "Una plaza") + meta("og:image", "one.jpg")
    assert {each.image for each in statements(markup, Voice.OPEN_GRAPH)} == {"one.jpg"}


def test_the_secure_address_belongs_to_the_image_before_it() -> None:
    markup = meta("og:image", "http://x/1.jpg") + meta("og:image:secure_url", "https://x/1.jpg")
    assert {each.image for each in statements(markup, Voice.OPEN_GRAPH)} == {"http://x/1.jpg"}


@pytest.mark.parametrize("kind", ["name", "property"])
def test_twitter_and_open_graph_properties_are_read_from_either_attribute(kind: str) -> None:
    markup = meta("Twitter:Image", "t.jpg", kind) + meta("twitter:image:alt", "Bir liman", kind)
    markup += meta("og:image", "o.jpg", kind)
    structured = read(markup)[1]
    assert structured.properties["twitter:image"].text == "t.jpg"
    assert structured.properties["twitter:image:alt"].image == "t.jpg"
    assert structured.properties["og:image"].voice is Voice.OPEN_GRAPH


def test_of_a_repeated_property_the_first_is_kept_by_name() -> None:
    markup = meta("og:title", "Erster") + meta("og:title", "Zweiter")
    assert read(markup)[1].properties["og:title"].text == "Erster"


def test_the_wrong_name_for_the_twitter_alternative_is_kept_under_the_name_it_has() -> None:
    structured = read(meta("twitter:alt", "Порт", "name"))[1]
    assert structured.properties["twitter:alt"].about == "alt"


def test_a_property_stands_at_its_content_attribute_with_the_exact_spelling() -> None:
    document, structured = read('<p>x\r\n<meta property=og:image:alt\r\n content="Fish &amp;  chips">')
    said_alt = structured.properties["og:image:alt"]
    assert (said_alt.text, said_alt.raw) == ("Fish & chips", "Fish &amp;  chips")
    assert spelled_at(document, said_alt) == 'content="Fish &amp;  chips"'
    assert position(said_alt) == (3, 2)


def test_a_property_without_content_is_empty_and_stands_at_its_tag() -> None:
    document, structured = read('<meta property="og:image">')
    assert structured.properties["og:image"].text == ""
    assert spelled_at(document, structured.properties["og:image"]) == '<meta property="og:image">'
