"""What a page costs: CPU time of reading, rules and reporting over a corpus, and of one page from a cold start.

    python -m benchmarks.speed --corpus FOLDER

FOLDER holds pages (*.html, *.html.gz). One process, all rules of the desk profile, no OCR. Start-up is not counted in
the cost of a page; the cold start is compared with a Python that imports msgspec, click and turbohtml alone.
"""

import argparse
import compileall
import gc
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import a11y_audit
from a11y_audit import reading
from a11y_audit.__main__ import COLLECTOR
from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import audit
from a11y_audit.evidence import make_evidence
from a11y_audit.reporters import render
from a11y_audit.site import make_report
from benchmarks.corpus import sources

_RUNS = 9


def per_page(folder: str) -> None:
    """Prints the CPU cost of each step, in milliseconds a page."""
    rules = choose_rules(Config(ocr=False))
    gc.set_threshold(*COLLECTOR)
    pages = list(sources(folder))
    for source in pages[:20]:  # what is imported and compiled once is not a page's cost
        audit(reading.read(source, make_evidence(source, ocr=False)), rules)
    read_times, rule_times, results = [], [], []
    for source in pages:
        start = time.process_time()
        page = reading.read(source, make_evidence(source, ocr=False))
        middle = time.process_time()
        results.append(audit(page, rules))
        end = time.process_time()
        read_times.append(1000 * (middle - start))
        rule_times.append(1000 * (end - middle))
    start = time.process_time()
    text = render("lines", make_report(results, rules))
    report_time = 1000 * (time.process_time() - start) / len(pages)
    both = [read + rule for read, rule in zip(read_times, rule_times, strict=True)]
    print(f"{len(pages)} pages, {len(rules)} rules, {sum(len(source.data) for source in pages) / 2**20:.1f} MiB")
    for name, times in (("reading", read_times), ("rules", rule_times), ("together", both)):
        mean, median, slowest = statistics.mean(times), statistics.median(times), max(times)
        print(f"{name:<10} mean {mean:6.2f} ms   median {median:6.2f}   max {slowest:6.1f}")
    print(f"{'lines':<10} mean {report_time:6.2f} ms   {len(text) / 2**20:.2f} MiB of report")


def cold_start() -> None:
    """Prints the CPU cost of a whole process that checks one small page, against bare imports.

    Both find their modules compiled, as they are in an installed package.
    """
    compileall.compile_dir(str(Path(a11y_audit.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text("<!DOCTYPE html><html lang=en><title>A page</title><p>Text.<img src=a.jpg alt='A boat'>")
        bare = [sys.executable, "-c", "import msgspec, click, turbohtml"]
        check = [sys.executable, "-m", "a11y_audit", "check", str(page), "--format", "lines", "--no-ocr", "--no-cache"]
        ratios, costs = [], []
        for _ in range(_RUNS):
            floor, cost = _cpu(bare), _cpu(check)
            costs.append(1000 * cost)
            ratios.append(cost / floor)
    cost, ratio = statistics.median(costs), statistics.median(ratios)
    print(f"cold start {cost:.0f} ms CPU, {ratio:.2f} x bare imports (median of {_RUNS})")


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    per_page(parser.parse_args().corpus)
    cold_start()
