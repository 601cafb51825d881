"""Small pictures of the images in a report, from the files that lie beside its pages."""

import os
from collections.abc import Mapping, Sequence
from typing import Final

from a11y_audit import reading
from a11y_audit.evidence import FileEvidence, make_evidence
from a11y_audit.file_names import below, is_file
from a11y_audit.model import NotKnown, PageImage
from a11y_audit.report import ImageReport, Refusal
from a11y_audit.site.one_page import read_target
from a11y_audit.site.targets import target_of
from a11y_audit.site.urls import is_url

_Images = tuple[Mapping[int, PageImage], FileEvidence | None]
_NONE: Final[_Images] = ({}, None)


class Thumbnails:
    """Makes them when they are asked for: pages are read anew, the latest is kept. Nothing is fetched.

    Args:
        paths: what was audited; a folder among them is the root of its pages.
        root: the folder the site starts from, if that was said.
    """

    def __init__(self, paths: Sequence[str], root: str | None) -> None:
        self._paths = paths
        self._root = root
        self._latest: tuple[str, _Images] = "", _NONE

    def __call__(self, path: str, image: ImageReport) -> bytes | None:
        """A JPEG of an image of the page; None when its file is not there or cannot be shown."""
        if all(is_url(source.url) for source in image.sources):
            return None
        images, evidence = self._images_of(path)
        if evidence is None or image.n not in images:
            return None
        try:
            return evidence.thumbnail(images[image.n])
        except NotKnown:
            return None

    def _images_of(self, path: str) -> _Images:
        if self._latest[0] != path:
            self._latest = path, self._read(path) if is_file(path) else _NONE
        return self._latest[1]

    def _read(self, path: str) -> _Images:
        source = read_target(target_of(path, self._root_of(path)))
        if isinstance(source, Refusal):
            return _NONE
        evidence = make_evidence(source, ocr=False)
        try:
            page = reading.read(source, evidence)
        except reading.Unreadable:  # it has changed since it was audited
            return _NONE
        evidence.expect(page.images, page.base)
        return {image.n: image for image in page.images}, evidence

    def _root_of(self, path: str) -> str | None:
        folders = (each for each in self._paths if os.path.isdir(each))  # noqa: PTH112 - as discovery looks at them
        return self._root or next((folder for folder in folders if below(folder, path) is not None), None)
