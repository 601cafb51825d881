"""Small pictures of the images in a report, from the files that lie beside its pages, or from the web if allowed."""

import os
from collections.abc import Mapping, Sequence
from typing import Final

from a11y_audit import reading
from a11y_audit.evidence import FileEvidence, make_evidence
from a11y_audit.file_names import below, is_file
from a11y_audit.model import NotKnown, PageImage, Web
from a11y_audit.report import ImageReport, Refusal
from a11y_audit.site.one_page import read_target
from a11y_audit.site.targets import Target, target_of, target_on_the_web
from a11y_audit.site.urls import is_url

_Images = tuple[Mapping[int, PageImage], FileEvidence | None]
_NONE: Final[_Images] = ({}, None)
MOST_FETCHED: Final = 10
"""Pages for whose pictures anything is fetched: what other processes have fetched before is fetched again."""


class Thumbnails:
    """Makes them when they are asked for: pages are read anew, the latest is kept.

    Args:
        paths: what was audited; a folder among them is the root of its pages.
        root: the folder the site starts from, if that was said.
        web: what may be fetched; None for nothing.
    """

    def __init__(self, paths: Sequence[str], root: str | None, web: Web | None = None) -> None:
        self._paths = paths
        self._root = root
        self._web = web
        self._fetched: set[str] = set()
        self._latest: tuple[str, _Images] = "", _NONE

    def __call__(self, path: str, image: ImageReport) -> bytes | None:
        """A JPEG of an image of the page; None when its file is not there or cannot be shown."""
        is_remote = not is_file(path) or all(is_url(source.url) for source in image.sources)
        if is_remote and not self._may_fetch(path):
            return None
        images, evidence = self._images_of(path)
        if evidence is None or image.n not in images:
            return None
        try:
            return evidence.thumbnail(images[image.n])
        except NotKnown:
            return None

    def _may_fetch(self, path: str) -> bool:
        if self._web is None or not (is_file(path) or is_url(path)):
            return False
        if len(self._fetched) < MOST_FETCHED:
            self._fetched.add(path)
        return path in self._fetched

    def _images_of(self, path: str) -> _Images:
        if self._latest[0] != path:
            self._latest = path, self._read(path)
        return self._latest[1]

    def _read(self, path: str) -> _Images:
        web = self._web if self._may_fetch(path) else None
        source = read_target(self._target(path), web)
        if isinstance(source, Refusal):
            return _NONE
        evidence = make_evidence(source, ocr=False, web=web)
        try:
            page = reading.read(source, evidence)
        except reading.Unreadable:  # it has changed since it was audited
            return _NONE
        evidence.expect((), page.base)
        return {image.n: image for image in page.images}, evidence

    def _target(self, path: str) -> Target:
        if is_url(path):
            return target_on_the_web(path)
        folders = (each for each in self._paths if os.path.isdir(each))  # noqa: PTH112 - as discovery looks at them
        around = next((folder for folder in folders if below(folder, path) is not None), None)
        return target_of(path, self._root or around)
