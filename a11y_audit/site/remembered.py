"""Results of earlier runs: a page is audited anew when anything its verdict rests on has changed.

The key holds what is known beforehand: the page's bytes, name and folders, the rules, the code, whether text is read in
images. What the audit looked at beyond that is kept with the result (`evidence.looks`) and examined again before the
result is believed.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.engine import ActiveRule
from a11y_audit.evidence import make_evidence
from a11y_audit.evidence.looks import Looks, renewed
from a11y_audit.model import Source, Web
from a11y_audit.report import Refusal
from a11y_audit.site.across import Uses
from a11y_audit.site.codec import decode, encode, is_json
from a11y_audit.site.fingerprint import code_fingerprint, rules_fingerprint
from a11y_audit.site.one_page import audit_source
from a11y_audit.site.sheet import Result, Sheet, Tally, make_sheet
from a11y_audit.site.store import Store


class _Entry(Struct, frozen=True, array_like=True):
    tally: Tally
    marks: bytes
    uses: bytes
    page: bytes
    looks: Looks

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.tally, Uses(self.marks, self.uses), self.page)


class Cache:
    """Audits pages, or remembers what came of them.

    Args:
        folder: where results are kept.
        ocr: whether text is read in images.
        web: what may be fetched, None for nothing; what rests on a file that was fetched is not remembered.
    """

    def __init__(self, folder: Path, *, ocr: bool, web: Web | None = None) -> None:
        self._store = Store(folder)
        self._ocr = ocr
        self._web = web
        self._begun: dict[int, tuple[Sequence[ActiveRule], hashlib._Hash]] = {}
        self._store.get(code_fingerprint())  # worked out, and the file found sound, before other processes start

    @property
    def note(self) -> str:
        """What must be said of the file: that it was damaged; "" when there is nothing to say."""
        return self._store.note

    def audit(self, source: Source, rules: Sequence[ActiveRule]) -> Result:
        """The result of one page. Refusals are not remembered: what stood in the way may be gone."""
        key = self._key(source, rules)
        entry = self._find(key)
        if entry is not None and (looks := renewed(entry.looks, source)) is not None:
            if looks is not entry.looks:
                self._store.put(key, encode(replace(entry, looks=looks)))
            return entry.sheet
        evidence = make_evidence(source, ocr=self._ocr, web=self._web)
        report = audit_source(source, rules, evidence=evidence)
        return report if isinstance(report, Refusal) else self._kept(key, make_sheet(report), evidence.looks())

    def flush(self) -> None:
        """Writes what is to be remembered; to be called in each process before it ends or forks."""
        self._store.close()

    def close(self) -> None:
        """Writes what is to be remembered and keeps the file within its bounds: at the end of a run."""
        self._store.shrink()
        self._store.close()

    def _find(self, key: bytes) -> _Entry | None:
        data = self._store.get(key)
        if data is None:
            return None
        try:
            entry = decode(data, _Entry)
        except msgspec.DecodeError:  # written by something else under our key
            return None
        return entry if is_json(entry.page) else None  # a pickle is neither written to the file nor believed from it

    def _kept(self, key: bytes, sheet: Sheet, looks: Looks | None) -> Sheet:
        """The sheet, remembered if its looks say that it may be."""
        page, uses = sheet.packed(), sheet.uses
        if looks is not None and is_json(page) and isinstance(uses.packed, bytes):
            with suppress(UnicodeEncodeError):  # an image's name is no text
                self._store.put(key, encode(_Entry(sheet.tally, uses.marks, uses.packed, page, looks)))
        return Sheet(sheet.tally, uses, page)

    def _key(self, source: Source, rules: Sequence[ActiveRule]) -> bytes:
        digest = self._begin(rules)
        names = [
            name.encode("utf-8", "surrogateescape")
            for name in (source.path, source.root or "", source.folder or "", source.url or "", source.charset)
        ]
        digest.update(b"".join(b"%d:%b" % (len(name), name) for name in names))
        digest.update(source.data)
        return digest.digest()[:20]

    def _begin(self, rules: Sequence[ActiveRule]) -> "hashlib._Hash":
        """The digest of what pages have in common, worked out once for each list of rules.

        The list is held, so that its identity stays its own.
        """
        known = self._begun.get(id(rules))
        if known is None:
            digest = hashlib.sha256(code_fingerprint())
            digest.update(rules_fingerprint(rules))
            digest.update(b"ocr" if self._ocr else b"   ")
            digest.update(b"   " if self._web is None else "\0".join(("web", *self._web.private_hosts)).encode())
            known = self._begun[id(rules)] = rules, digest
        return known[1].copy()
