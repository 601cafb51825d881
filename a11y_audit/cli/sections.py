"""Help in sections: what belongs together stands together."""

from collections.abc import Mapping
from typing import Final

import click

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "Which pages": ("lists", "root", "base_url", "changed_since", "fetch", "private_hosts"),
    "Reports": ("form", "outputs", "output", "plain", "quiet"),
    "Answer": ("why", "who", "until"),
    "What fails": ("fail_on", "min_score"),
    "What is accepted": ("baseline", "update", "ratchet", "max_new", "answers", "no_inline_allow"),
    "Rules": ("profile", "select", "ignore", "folders", "config_file"),
    "How it runs": ("jobs", "no_ocr", "no_cache", "cache_dir"),
}
"""Title -> the parameters of commands that stand under it, in this order."""


class InSections(click.Command):
    """A command whose options are listed in sections."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, each under its section; what has none comes last."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = {each.name: each.get_help_record(ctx) for each in options}
        for title, names in SECTIONS.items():
            rows = [record for name in names if (record := records.pop(name, None))]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows, col_max=28)
        rest = [record for record in records.values() if record]
        with formatter.section("Options"):
            formatter.write_dl(rest, col_max=28)
