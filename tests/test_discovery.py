"""Which pages are found: in folders, by patterns, lists, addresses and sitemaps; and what is passed by."""

import gzip
import os
from pathlib import Path

import pytest

from a11y_audit.reading import Unreadable
from a11y_audit.report import Refusal
from a11y_audit.site import discover, listed
from a11y_audit.site.discovery import StandardInput
from a11y_audit.site.ignoring import IGNORE_FILE
from a11y_audit.site.targets import MAX_BYTES, Target, read_file, target_of, unpack

PAGE = b"<title>A</title><p>Words"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build in the folder we stand in."""
    for name in ("b.html", "a.HTM", "news/one.html", "news/2024/two.md", "img/port.jpg", ".git/page.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(
    *paths: str, root: str | None = None, base_url: str | None = None, exclude: tuple[str, ...] = ()
) -> list[str]:
    """The names of what is found; refusals as `path: limit`."""
    found = discover(paths, root, base_url=base_url, exclude=exclude)
    return [
        "-"
        if isinstance(each, StandardInput)
        else f"{each.path}: {each.limit}"
        if isinstance(each, Refusal)
        else each.path
        for each in found
    ]


# ---------------------------------------------------------------------------------------------- folders and files


def test_a_folder_gives_its_pages_by_name_before_those_of_its_folders(site: Path) -> None:
    assert names(".") == ["a.HTM", "b.html", "news/one.html", "news/2024/two.md"]


@pytest.mark.parametrize("spelt", ["news/one.html", "./news/one.html", ".//./news/one.html"])
def test_a_page_goes_by_one_name_however_it_is_spelt(site: Path, spelt: str) -> None:
    assert names(spelt) == names("news", exclude=("2024/",)) == names("./news", exclude=("2024/",)) == ["news/one.html"]


def test_what_is_not_there_goes_by_that_name_too(site: Path) -> None:
    assert names("./none.html", "./img", "./*.md") == ["none.html: not-found", "img: no-pages", "*.md: not-found"]


@pytest.mark.parametrize("name", ["./-x.html", "./<stdin>"])
def test_a_name_that_would_be_taken_for_something_else_keeps_its_start(site: Path, name: str) -> None:
    (site / name).write_bytes(PAGE)
    assert names(name) == [name]


def test_a_hidden_folder_is_passed_by_unless_it_is_named(site: Path) -> None:
    assert names(".git") == [".git/page.html"]


def test_packed_pages_are_pages(site: Path) -> None:
    (site / "c.html.gz").write_bytes(gzip.compress(PAGE))
    (site / "logs.gz").write_bytes(gzip.compress(PAGE))
    assert "c.html.gz" in names(".")
    assert "logs.gz" not in names(".")


def test_a_file_that_is_named_is_read_whatever_its_suffix(site: Path) -> None:
    assert names("img/port.jpg") == ["img/port.jpg"]


def test_paths_are_taken_in_their_order(site: Path) -> None:
    assert names("news", "-", "b.html") == ["news/one.html", "news/2024/two.md", "-", "b.html"]


def test_a_page_that_is_named_twice_is_found_once(site: Path) -> None:
    assert names("news/one.html", "./news/", "b.html", str(site / "b.html")) == [
        "news/one.html",
        "news/2024/two.md",
        "b.html",
    ]


def test_a_pattern_gives_what_it_fits_in_order(site: Path) -> None:
    assert names("*.html", "news/**/*.md") == ["b.html", "news/2024/two.md"]


def test_a_pattern_that_fits_folders_gives_their_pages(site: Path) -> None:
    assert names("new?") == ["news/one.html", "news/2024/two.md"]


def test_a_pattern_that_goes_through_folders_gives_each_page_once(site: Path) -> None:
    assert names("news/**") == ["news/2024/two.md", "news/one.html"]


def test_a_pattern_that_fits_nothing_is_refused(site: Path) -> None:
    assert names("*.xhtml") == ["*.xhtml: not-found"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(site: Path) -> None:
    (site / "[draft].html").write_bytes(PAGE)
    assert names("[draft].html") == ["[draft].html"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**/*.html", ["b.html", "news/one.html"]),
        ("./**/one.html", ["news/one.html"]),
        ("**/2024/*", ["news/2024/two.md"]),
        ("news/**/**/*.*", ["news/2024/two.md", "news/one.html"]),
        ("*/*.[mh]*", ["news/one.html"]),
        ("b*/**", ["b*/**: not-found"]),
        ("im*/**", ["im*/**: not-found"]),
        ("img/*.jp?", ["img/port.jpg"]),
        (".g*/*.html", [".git/page.html"]),
        ("none/*.html", ["none/*.html: not-found"]),
        ("b.html/*", ["b.html/*: not-found"]),
    ],
)
def test_stars_stand_for_names_and_two_for_folders(site: Path, pattern: str, found: list[str]) -> None:
    assert names(pattern) == found


def test_a_pattern_goes_by_the_rules_of_a_folder(site: Path) -> None:
    (site / "secret").mkdir()
    (site / "secret" / "s.html").write_bytes(PAGE)
    (site / "news" / "linked").symlink_to("../secret")
    (site / "news" / "s.html").symlink_to("../secret/s.html")
    (site / "news" / "same.html").symlink_to("one.html")
    assert names("news/**/*.html") == ["news/one.html", "news/s.html: outside-root", "news/same.html"]
    assert names("news/lin*") == ["news/lin*: not-found"]
    assert names("news/**/*.html", root=".") == ["news/one.html", "news/s.html", "news/same.html"]


def test_a_pattern_passes_by_what_is_ignored(site: Path) -> None:
    (site / "news" / IGNORE_FILE).write_text("one.html\n", encoding="utf-8")
    assert names("news/**/*.*", exclude=("b.html",)) == ["news/2024/two.md"]
    assert names("*/2024", exclude=("b.html",)) == ["news/2024/two.md"]
    assert names("*.html", exclude=("b.html",)) == ["*.html: not-found"]


def test_folders_that_hold_links_to_themselves_come_to_an_end(site: Path) -> None:
    for name in ("a", "b"):
        (site / "news" / name).symlink_to(".")
    assert names("news/**/*.html") == ["news/one.html"]


# ------------------------------------------------------------------------------------------------ what is ignored


def test_an_ignore_file_holds_for_its_folder_and_those_below(site: Path) -> None:
    (site / IGNORE_FILE).write_text("*.md\n/b.html\n", encoding="utf-8")
    assert names(".") == ["a.HTM", "news/one.html"]


def test_a_deeper_ignore_file_goes_before_one_above(site: Path) -> None:
    (site / IGNORE_FILE).write_text("*.md\n", encoding="utf-8")
    (site / "news" / IGNORE_FILE).write_text("!two.md\none.html\n", encoding="utf-8")
    assert names(".") == ["a.HTM", "b.html", "news/2024/two.md"]


def test_an_ignored_folder_is_not_entered(site: Path) -> None:
    (site / IGNORE_FILE).write_text("news/\n", encoding="utf-8")
    assert names(".") == ["a.HTM", "b.html"]


def test_patterns_of_the_settings_are_passed_by(site: Path) -> None:
    assert names(".", exclude=("news/2024/", "*.HTM")) == ["b.html", "news/one.html"]


def test_a_page_that_is_named_is_audited_although_it_is_ignored(site: Path) -> None:
    (site / IGNORE_FILE).write_text("*\n", encoding="utf-8")
    assert names("b.html") == ["b.html"]
    assert names(".") == [".: no-pages"]


@pytest.mark.parametrize("kind", ["loop", "broken link", "pipe", "no patterns"])
def test_a_bad_ignore_file_costs_its_folder(site: Path, kind: str) -> None:
    file = site / "news" / IGNORE_FILE
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "no patterns":
        file.write_text("!\n", encoding="utf-8")
    else:
        file.symlink_to(IGNORE_FILE if kind == "loop" else "none")
    assert names(".") == ["a.HTM", "b.html", "news: ignore-file"]
    assert names("**/*.html") == ["b.html", "news: ignore-file"]


# ---------------------------------------------------------------------------------------------- lists and addresses


def test_a_list_holds_a_path_or_an_address_a_line(site: Path) -> None:
    (site / "list.txt").write_bytes(b"\xef\xbb\xbf# pages\nb.html\r\n\n  https://example.org/x \n")
    assert list(listed("list.txt")) == ["b.html", "https://example.org/x"]


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://example.org/b.html", "b.html"),
        ("https://example.org/b", "b.html"),
        ("https://example.org/news/one.html?x=1#top", "news/one.html"),
        ("HTTPS://example.org/news/2024/two%2Emd", "news/2024/two.md"),
    ],
)
def test_an_address_is_mapped_onto_the_root(site: Path, url: str, page: str) -> None:
    assert [os.path.normpath(name) for name in names(url, root=".")] == [os.path.normpath(page)]


def test_the_address_of_a_folder_is_its_index_page(site: Path) -> None:
    (site / "news" / "index.html").write_bytes(PAGE)
    assert names("https://x.org/news/", root=".") == ["news/index.html"]
    assert names("https://x.org/news", root=".") == ["news/index.html"]


def test_a_base_address_says_what_the_root_is_published_as(site: Path) -> None:
    found = names("https://x.org/paper/b.html", "https://y.org/b.html", root=".", base_url="https://x.org/paper/")
    assert found == ["b.html", "https://y.org/b.html: not-local"]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://example.org/none.html", "Nothing is fetched: site holds no file for this address."),
        ("https://example.org/../secret.html", "The address leads out of the site's folder."),
        ("https://example.org/%2e%2e/secret.html", "The address leads out of the site's folder."),
        ("https://example.org/a%00b", "The address leads out of the site's folder."),
        ("https://example.org/out.html", "Its file is a link to one outside the site's folder."),
    ],
)
def test_an_address_without_a_page_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.html").write_bytes(PAGE)
    (tmp_path / "site" / "out.html").symlink_to("../secret.html")
    refusal = next(discover([url], "site"))
    assert isinstance(refusal, Refusal)
    assert refusal.why == why


def test_an_address_without_a_root_is_refused(site: Path) -> None:
    assert names("https://example.org/b.html") == ["https://example.org/b.html: not-local"]


# ------------------------------------------------------------------------------------------------------- sitemaps

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(*urls: str, kind: str = "urlset", entry: str = "url") -> bytes:
    entries = "".join(f"<{entry}><loc>\n{url}\n</loc><lastmod>2024-01-01</lastmod></{entry}>" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?><{kind} xmlns="{NAMESPACE}">{entries}</{kind}>'.encode()


def test_a_sitemap_gives_its_pages_from_its_own_folder(site: Path) -> None:
    (site / "sitemap.xml").write_bytes(sitemap("https://x.org/news/one.html", "https://x.org/b", "https://x.org/gone"))
    assert names("sitemap.xml") == ["news/one.html", "b.html", "https://x.org/gone: not-local"]


def test_an_index_gives_the_pages_of_its_sitemaps(site: Path) -> None:
    (site / "news" / "part.xml.gz").write_bytes(gzip.compress(sitemap("https://x.org/news/one.html")))
    index = sitemap("https://x.org/news/part.xml.gz", "https://x.org/map.xml", kind="sitemapindex", entry="sitemap")
    (site / "map.xml").write_bytes(index)
    assert names("map.xml") == ["news/one.html", "map.xml: sitemap"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<rss></rss>",
        b"<urlset>",
        b'<!DOCTYPE u [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>',
        b'<?xml version="1.0" encoding="none"?><urlset/>',
    ],
    ids=["empty", "no sitemap", "cut off", "entities", "unknown encoding"],
)
def test_what_is_no_sitemap_is_refused(site: Path, data: bytes) -> None:
    (site / "sitemap.xml").write_bytes(data)
    assert names("sitemap.xml") == ["sitemap.xml: sitemap"]


def test_a_page_may_have_the_suffix_of_a_sitemap(site: Path) -> None:
    (site / "page.xml").write_bytes(b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>')
    assert names("page.xml") == ["page.xml"]


def test_a_sitemap_without_pages_is_refused(site: Path) -> None:
    (site / "sitemap.xml").write_bytes(sitemap())
    assert names("sitemap.xml") == ["sitemap.xml: no-pages"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("name", ["x.xml", "x.xml.gz", "x.html"])
def test_a_pipe_is_not_waited_for(site: Path, name: str) -> None:
    os.mkfifo(site / name)
    (item,) = discover([name])
    if isinstance(item, Target):
        with pytest.raises(Unreadable, match="not a regular file"):
            read_file(item)
    else:
        assert isinstance(item, Refusal)
        assert item.limit == "not-a-file"


# -------------------------------------------------------------------------------------------------- reading a file


def test_a_packed_page_is_unpacked(site: Path) -> None:
    (site / "c.html.gz").write_bytes(gzip.compress(PAGE) + gzip.compress(b" and more") + b"\0\0")
    assert read_file(target_of("c.html.gz")).data == PAGE + b" and more"


@pytest.mark.parametrize(
    "data", [b"no gzip", gzip.compress(PAGE)[:-9], gzip.compress(PAGE) + b"rest"], ids=["other", "cut off", "rest"]
)
def test_broken_gzip_data_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="gzip data"):
        unpack(data)


def test_many_empty_members_hold_nothing() -> None:
    assert unpack(gzip.compress(b"") * 2_000 + gzip.compress(PAGE)) == PAGE


def test_a_bomb_is_unpacked_to_little_more_than_the_limit() -> None:
    assert len(unpack(gzip.compress(bytes(MAX_BYTES + 2**21), compresslevel=1))) == MAX_BYTES + 1


def test_a_page_knows_its_folder_and_its_sites(site: Path) -> None:
    source = read_file(Target("news/one.html", "news/one.html", "."))
    assert (source.root, source.folder) == (".", "news")
