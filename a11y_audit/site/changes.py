"""Which pages may have changed since a revision, as git knows it: the others need not be audited.

When what all pages are judged by has changed (settings, house rules, ignore files), all of them may come out otherwise.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from a11y_audit.opening import open_regular
from a11y_audit.site.discovery import Item, is_page
from a11y_audit.site.ignoring import IGNORE_FILE
from a11y_audit.site.targets import Target

_PLAIN: Final = re.compile(r"[A-Za-z0-9._-]+")
_SECONDS: Final = 60.0


class GitError(Exception):
    """git cannot say what changed; the message says why, in one sentence."""


class Changes:
    """What has changed in a repository since a revision: in commits, in the work tree, and files that are new.

    Args:
        folder: a folder of the repository.
        revision: a commit, branch or tag.
        judged_by: files and folders that all pages are judged by.

    Attributes:
        everything: what was found to have changed that all pages are judged by, from the repository's folder; "" when
            nothing was. What git does not know may have.

    Raises:
        GitError: git is not installed, the folder is in no repository, or there is no such revision.
    """

    def __init__(self, folder: str, revision: str, judged_by: Iterable[str] = ()) -> None:
        top = _git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")
        self._top = os.path.realpath(os.fsdecode(top))
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        changed = _git(self._top, "diff", "--name-only", "--no-renames", "-z", commit.decode().strip(), "--")
        self._changed = self._paths(changed)
        self._tracked = self._paths(_git(self._top, "ls-files", "-z"))
        new = self._paths(_git(self._top, "ls-files", "--others", "--exclude-standard", "-z"))
        self._other = {path for path in self._changed | new if not is_page(path)}
        self.everything = next(self._judging(judged_by, self._changed | new), "")

    def _paths(self, listing: bytes) -> set[str]:
        names = (os.fsdecode(name) for name in listing.split(b"\0") if name)
        return {os.path.normpath(f"{self._top}/{name}") for name in names}  # with this system's separators

    def _judging(self, judged_by: Iterable[str], changed: Iterable[str]) -> Iterator[str]:
        """What has changed, or may have, that all pages are judged by."""
        for path in sorted(changed):
            if os.path.basename(path) == IGNORE_FILE:  # noqa: PTH119
                yield os.path.relpath(path, self._top)
        for name in judged_by:
            names = self._names(name)
            for path in sorted(changed):
                if _is_at_or_below(path, names):
                    yield os.path.relpath(path, self._top)
            if os.path.lexists(name) and not any(_is_at_or_below(path, names) for path in self._tracked):
                yield name

    def touch(self, target: Target) -> bool:
        """May the page come out otherwise? Pages that git does not know always may."""
        if self.everything:
            return True
        names = self._names(target.file)
        if names & self._changed or not names & self._tracked:
            return True
        return self._mentions is not None and _holds(self._mentions, target.file)

    def _names(self, file: str) -> set[str]:
        """The file as git may know it: by its own name, and by that of the file it links to."""
        folder, name = os.path.split(file)
        return {os.path.join(os.path.realpath(folder), name), os.path.realpath(file)}  # noqa: PTH118

    @cached_property
    def _mentions(self) -> re.Pattern[bytes] | None:
        """Fits pages in which a changed file that is no page, such as an image, may be named, however it is spelt."""
        names = {max(_PLAIN.findall(os.path.basename(path)), key=len, default="") for path in self._other}  # noqa: PTH119
        return re.compile(b"|".join(re.escape(name.encode()) for name in sorted(names))) if names else None

    def only_touched(self, items: Iterable[Item]) -> Iterator[Item]:
        """Leaves out the pages that come out as they did."""
        return (item for item in items if not isinstance(item, Target) or self.touch(item))


def _holds(names: re.Pattern[bytes], file: str) -> bool:
    """Is one of the names in the file? Also when its bytes cannot be searched."""
    try:
        with open_regular(file) as opened:
            page = opened.readall()
    except OSError:
        return True  # the audit will say why
    return file.endswith(".gz") or b"\0" in page or names.search(page) is not None


def _is_at_or_below(path: str, names: set[str]) -> bool:
    return any(path == name or path.startswith(f"{name}{os.sep}") for name in names)


def _git(folder: str, *arguments: str) -> bytes:
    command = ["git", "-C", folder, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL)  # noqa: S603
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git did not answer within {_SECONDS:g} seconds") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()) or "there is no such revision"
        raise GitError(said.removeprefix("fatal: "))
    return done.stdout
