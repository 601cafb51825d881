"""The two ways to Tesseract: the program, as pytesseract knows it, and the library in our own process (tesserocr)."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from a11y_audit.evidence.ocr import NOT_INSTALLED, Word
from a11y_audit.evidence.process import Completed, run
from a11y_audit.model import EngineFailed, NotKnown

if TYPE_CHECKING:
    from PIL.Image import Image

SECONDS: Final = 20.0
"""What one picture may take."""
_START_SECONDS: Final = 5.0
_MOST_LATE: Final = 2
"""An engine that was too late so often is not asked again."""
_AUTOMATIC: Final = 3
_ONE_COLUMN: Final = 4
_SQUARE: Final = frozenset({"kor", "jpn", "chi_sim", "chi_tra"})
"""Scripts written in squares. Automatic page segmentation takes their lines for columns and loses most words."""
_COLUMNS: Final = ("conf", "left", "top", "width", "height", "block_num", "par_num", "line_num")


@cache
def find_engine() -> "TesseractProgram | TesseractLibrary":
    """The engine of this machine: tesserocr when it is installed with language data, else the program."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library is loaded; see `process.run`
    try:
        import tesserocr
    except ImportError:  # not installed, or built for another machine
        return TesseractProgram()
    folders = _data_folders()
    return TesseractLibrary(tesserocr, folders) if folders else TesseractProgram()


class TesseractProgram:
    """The `tesseract` program: pytesseract's command and output format, but run under our own guard.

    pytesseract itself leaves children behind, waits for ever on some faults and reads output without a limit.

    Args:
        command: the program; `pytesseract.pytesseract.tesseract_cmd` when None.
        seconds: what one picture may take.
    """

    def __init__(self, command: str | None = None, seconds: float = SECONDS) -> None:
        self.name = "tesseract"
        self._command = command
        self._seconds = seconds
        self._languages: frozenset[str] | None = None
        self._fault: NotKnown | None = None
        self._late = 0

    def installed(self) -> frozenset[str]:
        """See `OcrEngine`; asked of the program once."""
        if self._fault is not None:
            raise self._fault.anew()
        if self._languages is None:
            try:
                listing = self._run(["--list-langs"], b"", min(_START_SECONDS, self._seconds)).output
            except NotKnown as fault:
                self._fault = fault.anew()
                raise
            names = listing.decode("utf-8", "replace").splitlines()[1:]
            self._languages = frozenset(name.strip() for name in names if name.strip().isidentifier())
        return self._languages

    def read(self, image: "Image", languages: str, segmentation: int | None = None) -> Sequence[Word]:
        """See `OcrEngine`; `segmentation` is Tesseract's page segmentation mode, if not the usual one."""
        if self._late >= _MOST_LATE:
            raise EngineFailed("Tesseract was too late repeatedly and is not asked again")
        png = BytesIO()
        image.save(png, "PNG", compress_level=1)
        options = [
            "stdin",
            "stdout",
            "-l",
            languages,
            "--psm",
            str(segmentation or _segmentation(languages)),
            "-c",
            "tessedit_create_tsv=1",
        ]
        return _words(self._run(options, png.getvalue(), self._seconds).output.decode("utf-8", "replace"))

    def _run(self, options: Sequence[str], data: bytes, seconds: float) -> Completed:
        command = self._command
        if command is None:
            from pytesseract import pytesseract  # costs 100 ms, and most runs read no pixels

            command = str(pytesseract.tesseract_cmd)
        try:
            completed = run([command, *options], data, seconds=seconds)
        except FileNotFoundError:
            raise NotKnown(NOT_INSTALLED) from None
        except TimeoutError:
            self._late += 1
            raise EngineFailed(f"Tesseract did not answer within {seconds:g} seconds") from None
        except OSError as error:
            raise EngineFailed(
                f"Tesseract cannot be started: {(error.strerror or type(error).__name__).lower()}"
            ) from None
        if completed.status:
            how = f"exit status {completed.status}" if completed.status > 0 else f"signal {-completed.status}"
            raise EngineFailed(f"Tesseract failed ({how})")
        return completed


class TesseractLibrary:
    """tesserocr: a quarter of the program's cost, for its models stay loaded."""

    def __init__(self, module: Any, folders: Sequence[str]) -> None:
        self.name = "tesserocr"
        self._module = module
        self._folders = {folder: _languages_in(folder) for folder in folders}
        self._late = 0
        self._loaded: dict[str, Any] = {}
        self._turn = Lock()
        """Held by whoever reads: the library ends the process when two threads use it at once."""

    def installed(self) -> frozenset[str]:
        """See `OcrEngine`."""
        return frozenset().union(*self._folders.values())

    def read(self, image: "Image", languages: str, segmentation: int | None = None) -> Sequence[Word]:
        """See `OcrEngine`; `segmentation` is Tesseract's page segmentation mode, if not the usual one."""
        with self._turn:
            return self._read(image, languages, segmentation)

    def _read(self, image: "Image", languages: str, segmentation: int | None) -> Sequence[Word]:
        if self._late >= _MOST_LATE:
            raise EngineFailed("Tesseract was too late repeatedly and is not asked again")
        api = self._loaded_api(languages)
        try:
            api.SetPageSegMode(segmentation or _segmentation(languages))
            api.SetImage(image)
            if not api.Recognize(int(SECONDS * 1000)):
                self._late += 1
                raise EngineFailed(f"Tesseract did not answer within {SECONDS:g} seconds")
            return list(self._found(api.GetIterator()))
        except RuntimeError as fault:
            raise EngineFailed(f"Tesseract failed ({type(fault).__name__})") from None
        finally:
            api.Clear()

    def _found(self, words: Any) -> Iterator[Word]:
        word, line = self._module.RIL.WORD, self._module.RIL.TEXTLINE
        n = 0
        for each in self._module.iterate_level(words, word) if words else ():
            n += bool(each.IsAtBeginningOf(line))
            box = each.BoundingBox(word)
            if box and not each.Empty(word):
                left, top, right, bottom = box
                text = each.GetUTF8Text(word).strip()
                yield Word(text, each.Confidence(word), left, top, right - left, bottom - top, (n,))

    def _loaded_api(self, languages: str) -> Any:
        if languages not in self._loaded:
            wanted = set(languages.split("+"))
            folder = next((folder for folder, held in self._folders.items() if wanted <= held), None)
            if folder is None:
                raise NotKnown(f"Tesseract's data for {languages} lie in different folders")
            try:
                api = self._module.PyTessBaseAPI(path=folder, lang=languages, psm=_segmentation(languages))
            except RuntimeError:
                raise EngineFailed(f"Tesseract's data for {languages} cannot be loaded") from None
            api.SetVariable("debug_file", os.devnull)  # its remarks would go to our standard error
            self._loaded[languages] = api
        return self._loaded[languages]


def _segmentation(languages: str) -> int:
    """Tesseract's page segmentation mode."""
    return _AUTOMATIC if _SQUARE.isdisjoint(languages.split("+")) else _ONE_COLUMN


def _words(tsv: str) -> list[Word]:
    """The words of Tesseract's table.

    Raises:
        EngineFailed: it is no such table.
    """
    from pytesseract import pytesseract

    try:
        table = pytesseract.file_to_dict(tsv, "\t", -1)
        rows = zip(table["text"], *(table[name] for name in _COLUMNS), strict=True)
        return [
            Word(text.strip(), float(conf), left, top, width, height, tuple(line))
            for text, conf, left, top, width, height, *line in rows
            if text.strip() and conf >= 0
        ]
    except (KeyError, ValueError, TypeError, IndexError, OverflowError, AttributeError):
        raise EngineFailed("Tesseract's answer cannot be read") from None


def _data_folders() -> list[str]:
    """Folders that hold Tesseract's language data, the user's choice first."""
    found: list[str] = []
    for folder in data_places():
        if _languages_in(folder) and folder not in found:
            found.append(folder)
    return found


def data_places() -> Iterable[str]:
    """Folders that may hold language data."""
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        yield prefix
    yield str(Path(sys.prefix, "share", "tessdata"))
    for folder in sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True):
        yield str(folder)
    yield from ("/usr/share/tessdata", "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")


def _languages_in(folder: str) -> frozenset[str]:
    return frozenset(path.stem for path in Path(folder).glob("*.traineddata")) - {"osd", "equ"}
