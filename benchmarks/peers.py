"""Speed beside other tools: CPU and peak memory of the whole tree of processes, and wall clock, in one run.

    python -m benchmarks.peers --pages FOLDER [--node-modules FOLDER] [--browser PROGRAM] [--build FOLDER] [--runs N]

FOLDER holds pages (*.html, *.html.gz). Four sets are measured: all `pages` in one run; a `sample` of them, for the
peers that need a second a page; `one` page from a cold start, the one nearest to 256 KiB; and a `build` of a site
(`python -m benchmarks.build` makes one), which is also audited again with a cache: unchanged, and with one page in a
hundred changed (the pages are put back afterwards). Ours runs all rules without OCR; the peers run their rules for
images alone.

Peers that are not installed are left out: HTMLHint, html-validate and axe-core (with puppeteer-core) are looked for in
--node-modules, htmltest and html-proofer (`htmlproofer`) on the PATH; selectolax is a package of Python. Every figure
is the median of the runs; memory is the sum of what the processes hold for themselves (RssAnon).
"""

import argparse
import compileall
import gzip
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import a11y_audit
from benchmarks.cost import Cost, measure, middle

HERE: Final = Path(__file__).parent
OURS: Final = "a11y-audit, all rules"
SELECTOLAX: Final = "lexbor (selectolax), img without alt"
TURBOHTML: Final = "turbohtml, img without alt"
READ: Final = "reading and hashing the files"
HTMLHINT: Final = "HTMLHint, alt-require"
HTML_VALIDATE: Final = "html-validate, image rules"
AXE: Final = "axe-core in Chromium, image rules"
HTMLTEST: Final = "htmltest, alt"
PROOFER: Final = "html-proofer, images"
_ONE: Final = 256 * 1024
_MEMORY: Final = 250e6 / 2**20
_SAMPLE: Final = 13
"""Every how many pages one is taken for the sample."""
_LOOP: Final = """
import sys
from pathlib import Path
{imports}
for path in sorted(Path(sys.argv[1]).rglob("*.html")):
    data = path.read_bytes()
    {work}
"""
_SCRIPTS: Final = {
    READ: _LOOP.format(imports="from hashlib import blake2b", work="blake2b(data).digest()"),
    SELECTOLAX: _LOOP.format(
        imports="from selectolax.lexbor import LexborHTMLParser as Parser",
        work="[tag for tag in Parser(data).css('img') if 'alt' not in tag.attributes]",
    ),
    TURBOHTML: _LOOP.format(
        imports="from turbohtml import parse",
        work="[tag for tag in parse(data).find_all('img') if 'alt' not in tag.attrs]",
    ),
}
_IMAGE_RULES: Final = ("wcag/h36", "wcag/h37", "wcag/h67", "area-alt")


class Tool(NamedTuple):
    """A tool and how it is run on a folder of pages; the sets it is fast enough for."""

    name: str
    command: Callable[[Path], Sequence[str]]
    sets: tuple[str, ...] = ("pages", "sample", "one", "build")


class Bar(NamedTuple):
    """What the tool is measured by: its cost is at most `limit` times the peer's."""

    set: str
    peer: str
    figure: str
    limit: float


BARS: Final = (
    Bar("pages", HTMLHINT, "cpu", 1.0),
    Bar("pages", HTML_VALIDATE, "cpu", 0.20),
    Bar("pages", AXE, "cpu", 0.01),
    Bar("one", HTMLHINT, "cpu", 0.75),
    Bar("one", HTML_VALIDATE, "cpu", 0.25),
    Bar("build", HTMLTEST, "wall", 1.5),
    Bar("build", SELECTOLAX, "wall", 4.0),
    Bar("build", HTMLHINT, "wall", 0.6),
)


def tools(node_modules: Path | None, browser: str | None, work: Path) -> Iterator[Tool]:
    """Ours, what parsing alone costs, and the peers that are installed."""
    python = sys.executable
    ours = [python, "-m", "a11y_audit", "check"]
    settings = ["--profile", "strict", "--format", "lines", "--no-ocr", "--no-cache", "--fail-on", "never"]
    yield Tool(OURS, lambda folder: [*ours, str(folder), *settings])
    for name, script in _SCRIPTS.items():
        if name != SELECTOLAX or _has_selectolax():
            yield Tool(name, lambda folder, script=script: [python, "-c", script, str(folder)])  # type: ignore[misc]
    if node_modules:
        yield from _node_tools(node_modules, browser, work)
    if htmltest := shutil.which("htmltest"):
        options = work / "htmltest.yml"
        options.write_text("CheckExternal: false\nCheckInternal: false\nCheckAnchors: false\nCheckScripts: false\n")
        yield Tool(HTMLTEST, lambda folder: [htmltest, "-c", str(options), str(folder)])
    if proofer := shutil.which("htmlproofer"):
        yield Tool(PROOFER, lambda folder: [proofer, str(folder), "--checks", "Images", "--disable-external"])


def _node_tools(modules: Path, browser: str | None, work: Path) -> Iterator[Tool]:
    htmlhint = modules / "htmlhint" / "bin" / "htmlhint"
    if htmlhint.exists():
        yield Tool(HTMLHINT, lambda folder: ["node", str(htmlhint), "--rules", "alt-require", str(folder)])
    validate = modules / "html-validate" / "bin" / "html-validate.mjs"
    if validate.exists():
        config = work / "html-validate.json"
        config.write_text(json.dumps({"root": True, "rules": dict.fromkeys(_IMAGE_RULES, "error")}))
        options = ["--config", str(config), "--ext", "html"]
        sets = ("pages", "sample", "one")
        yield Tool(HTML_VALIDATE, lambda folder: ["node", str(validate), *options, str(folder)], sets)
    if browser and (modules / "axe-core").is_dir() and (modules / "puppeteer-core").is_dir():
        axe = ["node", str(HERE / "axe_in_chromium.cjs"), str(modules), browser]
        yield Tool(AXE, lambda folder: [*axe, *map(str, sorted(folder.rglob("*.html")))], ("sample", "one"))


def _has_selectolax() -> bool:
    from importlib.util import find_spec

    return find_spec("selectolax") is not None


def sets(pages: Path, build: Path | None, work: Path) -> dict[str, Path]:
    """Folders with the pages of each set, unpacked."""
    folders = {name: work / name for name in ("pages", "sample", "one")}
    for folder in folders.values():
        folder.mkdir()
    files = []
    for n, path in enumerate(sorted(each for each in pages.rglob("*") if each.name.endswith((".html", ".html.gz")))):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        name = f"{n:05}-{path.name.removesuffix('.gz')}"
        (folders["pages"] / name).write_bytes(data)
        files.append((abs(len(data) - _ONE), name))
        if n % _SAMPLE == 0:
            (folders["sample"] / name).write_bytes(data)
    if not files:
        raise SystemExit(f"{pages} holds no pages")
    _, one = min(files)
    shutil.copy(folders["pages"] / one, folders["one"] / one)
    return {**folders, "build": build} if build else folders


def run(folders: dict[str, Path], every: Sequence[Tool], runs: int) -> dict[str, dict[str, Cost]]:
    """The median cost of each tool on each set; the tools take turns, so that a slow moment meets all of them."""
    costs: dict[str, dict[str, Cost]] = {}
    for name, folder in folders.items():
        # all find the files in memory
        sum(len(path.read_bytes()) for path in folder.rglob("*.html"))
        fit = [tool for tool in every if name in tool.sets]
        seen: dict[str, list[Cost]] = {tool.name: [] for tool in fit}
        for _ in range(runs):
            for tool in fit:
                seen[tool.name].append(measure(tool.command(folder)))
        if any(cost.status for cost in seen[OURS]):
            raise SystemExit(f"{OURS}: exit status {seen[OURS][0].status} on {name}")
        costs[name] = {tool: middle(each) for tool, each in seen.items()}
        show(name, folder, costs[name])
    return costs


def again(build: Path, cold: Cost, read: Cost, runs: int, work: Path) -> None:
    """Prints what a build costs that was audited before."""
    cache = work / "cache"
    settings = ["--profile", "strict", "--no-ocr", "--fail-on", "never", "--cache-dir", str(cache)]
    command = [sys.executable, "-m", "a11y_audit", "check", str(build), *settings, "--format"]
    first = measure([*command, "lines"])
    unchanged, as_lines = (middle([measure([*command, form]) for _ in range(runs)]) for form in ("json", "lines"))
    changed = middle([_changed(build, n, [*command, "lines"]) for n in range(runs)])
    print("\nbuild, audited before")
    shown = {"filling the cache": first, "nothing changed, as JSON": unchanged, "nothing changed, as lines": as_lines}
    for name, cost in {**shown, "1 % changed": changed}.items():
        print(f"{name:<40}{cost.cpu:>9.3f}{'':>9}{cost.wall:>9.3f}{cost.peak:>8.0f}{cost.status:>6}")
    spare = unchanged.wall - read.wall
    print(f"  nothing changed, as JSON: reading and hashing and {spare:.3f} s, at most 0.3 s")
    print(f"  1 % changed: {changed.wall / cold.wall:.3f} x the cold run, at most 0.4")


def _changed(build: Path, run: int, command: Sequence[str]) -> Cost:
    """The cost after one page in a hundred got another last line."""
    files = sorted(build.rglob("*.html"))[::100]
    before = {path: path.read_bytes() for path in files}
    try:
        for path, data in before.items():
            path.write_bytes(data + f"<!-- {run} -->".encode())
        return measure(command)
    finally:
        for path, data in before.items():
            path.write_bytes(data)


def show(name: str, folder: Path, costs: dict[str, Cost]) -> None:
    """Prints one set's table."""
    files = [path.stat().st_size for path in folder.rglob("*.html")]
    print(f"\n{name}: {len(files)} pages, {sum(files) / 2**20:.1f} MiB")
    print(f"{'':<40}{'CPU s':>9}{'ms/page':>9}{'wall s':>9}{'MiB':>8}{'exit':>6}{'ours/CPU':>10}{'ours/wall':>11}")
    ours = costs[OURS]
    for tool, cost in costs.items():
        ratios = f"{ours.cpu / cost.cpu:>10.3f}{ours.wall / cost.wall:>11.3f}" if tool != OURS else ""
        per_page = 1000 * cost.cpu / len(files)
        print(f"{tool:<40}{cost.cpu:>9.3f}{per_page:>9.2f}{cost.wall:>9.3f}{cost.peak:>8.0f}{cost.status:>6}{ratios}")


def judge(costs: dict[str, dict[str, Cost]]) -> None:
    """Prints how ours stands to every bar whose peer is there."""
    print("\nbars")
    if "build" in costs:
        print(f"  build  memory of the whole tree {costs['build'][OURS].peak:.0f} MiB, at most {_MEMORY:.0f}")
    for bar in BARS:
        peer = costs.get(bar.set, {}).get(bar.peer) or _from_sample(bar, costs)
        if peer is None or bar.set not in costs:
            print(f"  {bar.set:<7}{bar.peer:<38}not measured")
            continue
        ratio = getattr(costs[bar.set][OURS], bar.figure) / getattr(peer, bar.figure)
        met = "met" if ratio <= bar.limit else "MISSED"
        print(f"  {bar.set:<7}{bar.peer:<38}{bar.figure:<5}{ratio:>8.3f} x, at most {bar.limit:<6}{met}")


def _from_sample(bar: Bar, costs: dict[str, dict[str, Cost]]) -> Cost | None:
    """What all pages would cost a peer that ran on every thirteenth."""
    sample = costs.get("sample", {}).get(bar.peer) if bar.set == "pages" else None
    return Cost(sample.cpu * _SAMPLE, sample.wall * _SAMPLE, sample.peak, sample.status) if sample else None


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--build", type=Path)
    parser.add_argument("--node-modules", type=Path)
    parser.add_argument("--browser")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", help="sets to measure")
    options = parser.parse_args()
    compileall.compile_dir(str(Path(a11y_audit.__file__).parent), quiet=1)  # as in an installed package
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        folders = sets(options.pages, options.build, work)
        if options.only:
            folders = {name: path for name, path in folders.items() if name in options.only}
        costs = run(folders, list(tools(options.node_modules, options.browser, work)), options.runs)
        judge(costs)
        if "build" in costs:
            again(options.build, costs["build"][OURS], costs["build"][READ], options.runs, work)


if __name__ == "__main__":
    main()
