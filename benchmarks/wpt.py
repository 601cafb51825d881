"""Agreement with accessible-name and role cases of the web-platform-tests.

    python -m benchmarks.wpt --cases FILE

FILE is JSON Lines: html, selector, kind (name or role), expected, tentative, case_name. Names are compared exactly,
roles too; "none-or-generic" stands for no role of its own. Prints every miss and the totals; exit status 1 when a case
that is not tentative is missed. Tentative cases are proposals; where browsers do otherwise the tool follows browsers.
"""

import argparse
import json
import sys
from pathlib import Path

from a11y_audit.reading.accessible_names import Names
from a11y_audit.reading.document.html import parse_html

NO_ROLE = {"", "none", "generic"}


def agrees(case: dict[str, str], found: str) -> bool:
    """Is the name or role found the one expected?"""
    expected = case["expected"]
    return found in NO_ROLE if expected == "none-or-generic" else found == expected


def main() -> int:
    """Runs the cases and prints what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", required=True, type=Path)
    counts = {False: [0, 0], True: [0, 0]}
    for line in parser.parse_args().cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        document = parse_html(case["html"])
        element = document.tree.select_one(case["selector"])
        found = None if element is None else Names(document).of(element)
        said = "" if found is None else found.text if case["kind"] == "name" else found.role
        count = counts[case["tentative"]]
        count[0] += 1
        if agrees(case, said):
            count[1] += 1
        else:
            state = "tentative" if case["tentative"] else "MISSED"
            print(f"{state}: {case['case_name']}: {case['kind']} is {said!r}, expected {case['expected']!r}")
    for tentative, (total, right) in counts.items():
        print(f"{'tentative' if tentative else 'settled'} cases: {right} of {total}")
    return int(counts[False][0] != counts[False][1])


if __name__ == "__main__":
    sys.exit(main())
