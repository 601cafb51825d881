"""Pages and images from the web: fetched when that is asked for, and only then."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from a11y_audit import reading, site
from a11y_audit.config import Config, choose_rules
from a11y_audit.evidence import make_evidence
from a11y_audit.evidence.fetch import Fetched, NoAnswer, fetch
from a11y_audit.evidence.web import Fetcher
from a11y_audit.model import FileBroken, FileMissing, NotKnown, Role, Source, Web
from a11y_audit.report import PageReport, Refusal, Report
from tests.page_images import image_at, picture
from tests.web_server import Server, redirect, response, serving

PAGE = b"""<!doctype html><html lang="en"><title>A new bridge</title><article><h1>A new bridge</h1>
<figure><img src="img/bridge.png" alt="A steel bridge"><figcaption>The bridge on Friday. Anna Berg</figcaption></figure>
</article></html>"""
PORT = picture()


def sitemap(*addresses: str, kind: str = "urlset") -> bytes:
    entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    body = f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{kind}>'
    return response(body.encode(), "application/xml")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    answers: dict[str, bytes] = {
        "/news/bridge": response(PAGE),
        "/news/img/bridge.png": response(PORT, "image/png"),
        "/old": redirect("/news/bridge"),
        "/korean": response("<p>다리".encode("euc-kr"), "text/html; charset=euc-kr"),
        "/data.json": response(b"{}", "application/json"),
        "/empty.png": response(b"", "image/png"),
        "/slow.png": b"",
    }
    with serving(answers, hanging={"/slow.png"}) as running:
        answers["/sitemap.xml"] = sitemap(f"{running.address}/news/bridge")
        answers["/index.xml"] = sitemap(f"{running.address}/sitemap.xml", kind="sitemapindex")
        yield running


@pytest.fixture
def web(server: Server) -> Web:
    server.asked.clear()
    return Web((server.host,))


def results(paths: Sequence[str], web: Web | None, root: str | None = None) -> list[PageReport | Refusal]:
    rules = choose_rules(Config(ocr=False, profile="strict"))
    auditor = site.Auditor(lambda _path: rules, ocr=False, web=web)
    report: Report = site.make_report(
        site.audit_items(site.discover(paths, root, web=web), auditor, 1),
        rules,
    )
    return [*report.pages, *report.refused]


# ---------------------------------------------------------------------------------------------------------- pages


def test_an_address_is_fetched_and_audited(server: Server, web: Web) -> None:
    (page,) = results([f"{server.address}/news/bridge"], web)

    assert isinstance(page, PageReport)
    assert (page.path, page.title) == (f"{server.address}/news/bridge", "A new bridge")


def test_nothing_is_fetched_unasked(server: Server, web: Web) -> None:
    (refusal,) = results([f"{server.address}/news/bridge"], None)

    assert isinstance(refusal, Refusal)
    assert "--fetch" in refusal.why
    assert server.asked == []


def test_an_address_whose_file_lies_below_the_root_is_not_fetched(server: Server, web: Web, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bridge.html").write_bytes(b"<title>Here</title><p>A page of the build")
    (page,) = results([f"{server.address}/news/bridge"], web, str(tmp_path))

    assert isinstance(page, PageReport)
    assert page.title == "Here"
    assert server.asked == []


def test_the_encoding_that_the_server_names_is_used(server: Server, web: Web) -> None:
    page = site.read_page(site.target_named(f"{server.address}/korean"), web)

    assert reading.read(page).text == "<p>다리"


@pytest.mark.parametrize("name", ["sitemap.xml", "index.xml"])
def test_the_pages_of_a_sitemap_are_fetched(server: Server, web: Web, name: str) -> None:
    (page,) = results([f"{server.address}/{name}"], web)

    assert page.path == f"{server.address}/news/bridge"


@pytest.mark.parametrize(
    ("path", "why"),
    [("/data.json", "It is application/json"), ("/nothing", "no such file (status 404)"), ("/empty.png", "image/png")],
)
def test_what_is_no_page_is_refused_with_a_reason(server: Server, web: Web, path: str, why: str) -> None:
    (refusal,) = results([server.address + path], web)

    assert isinstance(refusal, Refusal)
    assert why in refusal.why


# --------------------------------------------------------------------------------------------------------- images


def test_an_image_of_a_fetched_page_is_found_from_where_the_page_was_in_the_end(server: Server, web: Web) -> None:
    source = site.read_page(site.target_named(f"{server.address}/old"), web)

    assert make_evidence(source, web=web).pixels(image_at("img/bridge.png")).width == 40


def test_an_image_on_the_web_of_a_page_that_is_a_file_is_fetched(server: Server, web: Web, tmp_path: Path) -> None:
    source = Source("p.html", b"", root=str(tmp_path), folder=str(tmp_path))
    address = f"{server.address}/news/img/bridge.png"

    assert make_evidence(source, web=web).pixels(image_at(address)).width == 40
    with pytest.raises(FileMissing):
        make_evidence(source, web=web).pixels(image_at("img/bridge.png"))


@pytest.mark.parametrize(
    ("base", "asked"),
    [
        ("{server}/elsewhere/", "/elsewhere/quay.png"),
        ("img/", "/news/img/quay.png"),
        ("/", "/quay.png"),
        ("http://127.0.0.1:9/", None),
        ("file:///news/img/", None),
    ],
    ids=["absolute", "relative", "root", "server that may not be asked", "file"],
)
def test_an_image_is_fetched_from_the_base_of_its_page(server: Server, web: Web, base: str, asked: str | None) -> None:
    base = base.format(server=server.address)
    body = f'<title>A</title><base href="{base}"><article><p><img src="quay.png" alt="a">'
    source = Source("p", body.encode(), url=f"{server.address}/news/bridge")
    rules = choose_rules(Config(ocr=False, profile="strict"))
    site.audit_source(source, rules, evidence=make_evidence(source, ocr=False, web=web))

    assert server.asked == ([asked] if asked else [])


def test_what_rests_on_a_fetched_image_is_not_remembered(server: Server, web: Web) -> None:
    evidence = make_evidence(Source("p.html", b"", url=f"{server.address}/news/bridge"), ocr=False, web=web)
    assert evidence.looks() is not None

    evidence.pixels(image_at("img/bridge.png"))

    assert evidence.looks() is None


def test_a_fetched_image_without_content_is_broken(server: Server, web: Web) -> None:
    with pytest.raises(FileBroken):
        make_evidence(Source("p.html", b"", url=server.address), web=web).pixels(image_at("empty.png"))


def test_an_image_is_fetched_once(server: Server, web: Web) -> None:
    fetcher = Fetcher(web)
    address = f"{server.address}/news/img/bridge.png"
    fetcher.expect([address, address])

    assert fetcher.get(address) == fetcher.get(address) == PORT
    assert server.asked == ["/news/img/bridge.png"]


def test_trackers_and_advertisements_are_not_fetched_ahead(server: Server, web: Web) -> None:
    evidence = make_evidence(Source("p.html", b"", url=server.address), web=web)
    evidence.expect([replace(image_at("pixel.gif"), role=Role.TRACKER), replace(image_at("ad.png"), role=Role.AD)])
    with pytest.raises(FileMissing):
        evidence.pixels(image_at("other.png"))

    assert server.asked == ["/other.png"]


def test_a_page_does_not_wait_long_for_its_images(server: Server, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("a11y_audit.evidence.web.PATIENCE", 0.1)
    monkeypatch.setattr("a11y_audit.evidence.web.fetch", partial(fetch, seconds=0.5))
    fetcher = Fetcher(web)
    fetcher.expect([f"{server.address}/slow.png"])

    with pytest.raises(NotKnown, match="too long"):
        fetcher.get(f"{server.address}/slow.png")
    with pytest.raises(NotKnown, match="too long"):
        fetcher.get(f"{server.address}/another.png")


def test_a_server_that_stays_silent_is_not_asked_again(
    server: Server, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait_in_vain(*_: object) -> Fetched:
        raise NoAnswer("its server did not answer in time")

    monkeypatch.setattr("a11y_audit.evidence.web.fetch", wait_in_vain)
    fetcher = Fetcher(web)
    said = []
    for name in ("a.png", "b.png", "c.png"):
        with pytest.raises(NotKnown) as why:
            fetcher.get(f"{server.address}/{name}")
        said.append(str(why.value))

    assert said[-1] == "its server has not answered before"


@pytest.mark.parametrize("address", ["http:image.png", "https://[::1/a.png", "http://"])
def test_an_address_that_names_no_server_is_not_known(web: Web, address: str) -> None:
    with pytest.raises(NotKnown):
        make_evidence(Source("p.html", b""), web=web).pixels(image_at(address))


def test_a_missing_image_of_a_page_from_the_web_is_a_finding(server: Server, web: Web, tmp_path: Path) -> None:
    base = f"{server.address}/news/img"
    (tmp_path / "p.html").write_text(
        f'<title>A</title><article><p><img src="{base}/bridge.png" alt="a"><p><img src="{base}/gone.jpg" alt="b">',
        encoding="utf-8",
    )
    (page,) = results([str(tmp_path / "p.html")], web)

    assert isinstance(page, PageReport)
    assert [outcome.reason for outcome in page.outcomes if outcome.rule == "image-src-broken"] == ["missing"]


def test_what_was_kept_without_fetching_is_not_believed_with_it(server: Server, web: Web, tmp_path: Path) -> None:
    base = f"{server.address}/news/img"
    body = f'<title>A</title><article><p><img src="{base}/bridge.png" alt="a"><p><img src="{base}/gone.jpg" alt="b">'
    source = Source("p.html", body.encode(), root=str(tmp_path), folder=str(tmp_path))
    rules = choose_rules(Config(ocr=False, profile="strict"))

    def broken(allowed: Web | None) -> int:
        cache = site.Cache(tmp_path / "kept", ocr=False, web=allowed)
        result = cache.audit(source, rules)
        cache.close()
        assert not isinstance(result, Refusal)
        return [outcome.rule for outcome in result.report().outcomes].count("image-src-broken")

    assert [broken(None), broken(web), broken(None)] == [0, 1, 0]


# --------------------------------------------------------------------------------------------------- command line


def command(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "a11y_audit", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_command_fetches_with_worker_processes(server: Server, web: Web, tmp_path: Path) -> None:
    address = f"{server.address}/old"
    run = command("check", address, "--private-host", server.host, "--no-ocr", "--format", "lines", folder=tmp_path)

    assert "1 page, 1 image" in run.stdout
    assert server.asked == ["/old", "/news/bridge", "/news/img/bridge.png"]


def test_a_line_of_a_page_on_the_web_is_explained(server: Server, web: Web, tmp_path: Path) -> None:
    run = command("explain", f"{server.address}/old:2", "--private-host", server.host, "--no-ocr", folder=tmp_path)

    assert "A steel bridge" in run.stdout


@pytest.mark.parametrize("setting", ["fetch = true", 'private-hosts = ["127.0.0.1"]'])
def test_settings_which_may_lie_beside_the_pages_cannot_ask_for_fetching(tmp_path: Path, setting: str) -> None:
    (tmp_path / "a11y-audit.toml").write_text(setting, encoding="utf-8")
    run = command("check", "http://127.0.0.1/", folder=tmp_path)

    assert run.returncode == 2
    assert "there is no setting" in run.stderr
