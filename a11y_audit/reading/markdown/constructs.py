"""All that shows an image in a Markdown text."""

import re
from typing import Final

from a11y_audit.reading.markdown.blocks import Structure, blank
from a11y_audit.reading.markdown.construct import Construct, Span
from a11y_audit.reading.markdown.generators import block_components, components, directives, shortcodes
from a11y_audit.reading.markdown.inline_images import embeds, inline_images

_TICKS: Final = re.compile(r"`+")


def find_constructs(structure: Structure) -> list[Construct]:
    """All image constructs, in order; none inside another."""
    text = _without_code_spans(structure)
    generated = [*shortcodes(text), *directives(text), *block_components(text), *components(text)]
    found = [*generated, *embeds(text), *inline_images(text, structure.references)]
    kept: list[Construct] = []
    for construct in sorted(found, key=lambda construct: construct.start):
        if not kept or construct.start >= kept[-1].end:
            kept.append(construct)
    return kept


def _without_code_spans(structure: Structure) -> str:
    text = structure.text
    if "`" not in text:
        return text
    spans: list[Span] = []
    for block in structure.blocks:
        if block.kind == "directive":
            continue
        runs = [(run.start(), run.end()) for run in _TICKS.finditer(text, block.start, block.end)]
        closers: dict[int, list[Span]] = {}
        for run in reversed(runs):
            closers.setdefault(run[1] - run[0], []).append(run)
        done = 0
        for start, end in runs:
            if start < done or text[start - 1 : start] == "\\":
                continue
            waiting = closers[end - start]
            while waiting and waiting[-1][0] < end:
                waiting.pop()
            if waiting:
                done = waiting[-1][1]
                spans.append((start, done))
    return blank(text, spans)
