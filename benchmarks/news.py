"""How well captions and credits are read: scored on a corpus of labelled news pages.

    python benchmarks/news.py --corpus FOLDER [--nameless] [--predictions FILE] [--misses N]

FOLDER holds `truth.jsonl`, `pages/ID.html.gz` and `score.py`, which does the scoring. `--nameless` takes classes and
ids out of the pages, and so measures what is read of templates whose names tell nothing. Prints the table (all pages,
by language, by layout), the time that reading took, and the misses with what went wrong and how each text was found.
"""

import argparse
import gzip
import importlib.util
import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from a11y_audit import reading
from a11y_audit.model import PageImage, Source

Prediction = dict[str, Any]


def predict(image: PageImage) -> Prediction:
    """What the scorer wants to know of one image, and for people where its texts were found."""
    return {
        "src": [source.url for source in image.sources],
        "alt": image.alt.text if image.alt else None,
        "caption": image.caption.text if image.caption else None,
        "credit": image.credit.text if image.credit else None,
        "role": image.role.value,
        "how": image.caption.reason if image.caption else "",
        "reason": image.credit.statement.reason if image.credit else "",
    }


_NAME: Final = re.compile(rb"""(<[a-zA-Z][^<>]*?)\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)""")


def without_names(html: bytes) -> bytes:
    """The page without the classes and ids of its tags."""
    while True:
        html, count = _NAME.subn(rb"\1", html)
        if not count:
            return html


def load_scorer(path: Path) -> ModuleType:
    """The corpus' own scoring code."""
    spec = importlib.util.spec_from_file_location("news_score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(scorer: ModuleType, truth: Sequence[Mapping[str, Any]], predictions: Mapping[str, list[Prediction]]) -> str:
    """The scorer's table by language, with a row for every layout below."""
    groups, _ = scorer.score(truth, predictions, "language")
    layouts: dict[str, list[Mapping[str, Any]]] = {}
    for page in truth:
        for layout in page["layout"]:
            layouts.setdefault(layout, []).append(page)
    rows = {}
    for layout, pages in sorted(layouts.items(), key=lambda item: -len(item[1])):
        rows[layout] = scorer.score(pages, predictions, None)[0]["ALL, pages equal"]
    below = str(scorer.table(rows)).splitlines()[2:]
    return "\n".join([str(scorer.table(groups)), "by layout, pages equal", *below])


def misses(scorer: ModuleType, page: Mapping[str, Any], predictions: list[Prediction]) -> Iterator[str]:
    """Each image of a page whose caption or credit is not the true one, in a few lines."""
    for true, index in zip(page["images"], scorer.match(page["images"], predictions), strict=True):
        found: Prediction = predictions[index] if index is not None else {}
        wrong = []
        for name, truth, normal in (
            ("caption", true.get("caption"), scorer.norm_caption),
            ("credit", true.get("credit_raw") or true.get("credit"), scorer.norm_credit),
        ):
            if name == "credit" and true.get("credit_from") == "attribute":
                continue
            want, got = normal(truth), normal(found.get(name))
            if want != got:
                wrong.append(f"    {name}: {what_went_wrong(scorer, want, got)}\n      want {truth!r}")
                wrong.append(f"      got  {found.get(name)!r}")
        if wrong:
            how = (found.get("role", "not found"), found.get("how") or "no text", found.get("reason") or "no credit")
            yield f"  {(true['src'] or ['?'])[0][:100]} ({', '.join(how)})\n" + "\n".join(wrong)


def what_went_wrong(scorer: ModuleType, want: str, got: str) -> str:
    """One of a few kinds of miss."""
    if not got:
        return "not found"
    if not want:
        return "there is none"
    if scorer.token_f1(want, got) >= 0.9:
        return "nearly"
    if want in got:
        return "too much"
    return "too little" if got in want else "another text"


def main() -> int:
    """Reads the corpus, writes the predictions, prints the table and the misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--nameless", action="store_true", help="without the classes and ids of the pages")
    parser.add_argument("--predictions", type=Path, help="where to write them, one JSON object a page")
    parser.add_argument("--misses", type=int, default=1_000, help="how many pages with misses to list")
    options = parser.parse_args()
    scorer = load_scorer(options.corpus / "score.py")
    lines = (options.corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    truth = [json.loads(line) for line in lines if line.strip()]
    predictions: dict[str, list[Prediction]] = {}
    spent = 0.0
    for page in truth:
        data = gzip.decompress((options.corpus / "pages" / f"{page['id']}.html.gz").read_bytes())
        data = without_names(data) if options.nameless else data
        start = time.process_time()
        images = reading.read(Source(f"{page['id']}.html", data)).images
        spent += time.process_time() - start
        predictions[page["id"]] = [predict(image) for image in images]
    if options.predictions:
        rows = (json.dumps({"page_id": key, "images": each}, ensure_ascii=False) for key, each in predictions.items())
        options.predictions.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(table(scorer, truth, predictions))
    print(f"{1_000 * spent / max(1, len(truth)):.2f} ms of CPU a page to read, first page included")
    listed = 0
    for page in truth:
        found = list(misses(scorer, page, predictions[page["id"]]))
        if found and listed < options.misses:
            listed += 1
            print(f"\n{page['id']} ({page['language']}; {', '.join(page['layout'])})\n" + "\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
