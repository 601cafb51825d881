"""The terminal report as an SVG picture, for pages that show what the tool prints."""

from io import StringIO
from typing import Final

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from a11y_audit.report import Report
from a11y_audit.reporters.terminal import Limits, renderable

_NIGHT: Final = TerminalTheme(
    (22, 24, 29),
    (236, 239, 244),
    [
        (22, 24, 29),
        (240, 92, 92),
        (135, 194, 110),
        (229, 181, 88),
        (105, 160, 235),
        (198, 136, 229),
        (98, 190, 200),
        (216, 219, 226),
    ],
)
_SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="A report in a terminal">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font: 600 18px system-ui, sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def render(report: Report, *, width: int = 84, limits: Limits | None = None) -> str:
    """Gives the report as a picture of a terminal. It loads nothing from elsewhere."""
    console = Console(
        file=StringIO(), width=width, record=True, markup=False, emoji=False, highlight=False, _environ={}
    )
    console.print(renderable(report, limits=limits))
    return console.export_svg(title="a11y-audit", code_format=_SVG, unique_id="report", theme=_NIGHT)
