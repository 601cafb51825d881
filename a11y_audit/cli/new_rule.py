"""`a11y-audit new-rule`: writes the skeleton of a rule page, with one example that still fails."""

import re
from pathlib import Path
from typing import Final

import click

from a11y_audit.cli import OK
from a11y_audit.extend import EXTENSIONS
from a11y_audit.objections import did_you_mean
from a11y_audit.rulebook import built_in_rules

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
_SETTINGS: Final = {
    "substitution": '[settings.swap]\n"file" = "file photo"\n',
    "existence": '[settings]\nwords = ["file"]\n',
    "pattern": '[settings]\nrejects = "file$"\n',
    "length": "[settings]\nmax = 5\n",
    "one-of": '[settings]\nwords = ["Yonhap"]\n',
    "required": '[settings]\nfield = "credit"\n',
    "agrees": '[settings]\nfield = "caption"\nwith = "alt"\nwords = ["left"]\n',
    "selector": '[settings]\nrejects = "center > img"\n',
}
_PAGE: Final = """\
# Say in one sentence what is wrong

```toml rule
about = "{about}"
extends = "{extends}"

{settings}
[reasons.{reason}]
severity = "moderate"
certainty = "certain"
says = "Say what was found."
do = "Say what to do."
```

Say why it matters to readers.

## Failed

### {reason}: Write here a page that the rule should object to

```html
<p>Put in here what the rule should object to.</p>
```
"""


@click.command()
@click.argument("rule_id", metavar="ID")
@click.option("--folder", type=click.Path(), default="house-rules", show_default=True, help="Where to write the page.")
@click.option(
    "--extends",
    type=click.Choice(list(EXTENSIONS)),
    help="What it builds on (else substitution; of a rule about the page, selector).",
)
def command(rule_id: str, folder: str, extends: str | None) -> int:
    """Writes FOLDER/ID.md: a house rule to fill in. Its example fails until the rule finds what it should."""
    if not _ID.fullmatch(rule_id):
        raise click.ClickException(
            f"{rule_id!r} is no rule id: lower-case words joined by -, such as credit-our-agency"
        )
    if rule_id in built_in_rules():
        raise click.ClickException(
            f"there is a rule {rule_id} already: choose another id; to change "
            "only its words, severities or options, write a page without `extends`"
        )
    path = Path(folder) / f"{rule_id}.md"
    if path.exists():
        raise click.ClickException(f"{path} is there already")
    family = rule_id.split("-", 1)[0]
    extends = extends or ("selector" if family == "page" else "substitution")
    if family == "page" and extends != "selector":
        raise click.ClickException("a rule about the page extends selector")
    about = "page" if extends == "selector" else {"alt": "image", "image": "photo"}.get(family, family)
    if about not in ("image", "photo", "caption", "credit", "page"):
        hint = did_you_mean(family, ["alt", "image", "caption", "credit", "page"])
        raise click.ClickException(f"a rule id begins with alt, image, caption, credit or page, not {family!r}{hint}")
    path.parent.mkdir(parents=True, exist_ok=True)
    page = _PAGE.format(about=about, extends=extends, settings=_SETTINGS[extends], reason="wording")
    path.write_text(page, encoding="utf-8")
    click.echo(f"{path} is written. Fill it in, then run: a11y-audit test {folder}")
    click.echo(f'Switch it on with rules = ["{folder}"] in the settings file, or with --rules {folder}.')
    return OK
