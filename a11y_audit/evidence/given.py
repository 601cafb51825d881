"""Evidence as data: what an example of a rule page says its images hold."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from a11y_audit.model import (
    Evidence,
    FileBroken,
    FileGone,
    FileMissing,
    NotKnown,
    OcrText,
    PageImage,
    Pixels,
    Statement,
    Voice,
)

_UNKNOWN: Final = {"not-known": NotKnown, "missing": FileMissing, "gone": FileGone, "broken": FileBroken}


class GivenEvidence(Evidence):
    """Answers from a mapping; what it does not hold is not known.

    Args:
        given: image address (as written, or only its last part) to answers: `{"ocr": text or fields of OcrText,
            "glimpse": words, "metadata": {voice: {field: text or texts}}, "pixels": fields of Pixels}`. An answer
            `{"not-known": why}` is one that cannot be had, `{"missing": why}` one of a file that is not there,
            `{"gone": why}` one of a file that is not in its folder, where others are,
            `{"broken": why}` one of a file that holds no image.
    """

    def __init__(self, given: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._given = given or {}

    def reaches(self, image: PageImage) -> bool:  # noqa: ARG002 - what is given needs no network
        """See `Evidence`."""
        return False

    def pixels(self, image: PageImage) -> Pixels:
        """See `Evidence`."""
        answer = self._answer(image, "pixels")
        return Pixels(answer["format"], answer["width"], answer["height"], answer.get("frames", 1))

    def ocr(self, image: PageImage, language: str = "") -> OcrText:  # noqa: ARG002 - the text is given
        """See `Evidence`."""
        answer = self._answer(image, "ocr")
        fields = {"text": answer} if isinstance(answer, str) else dict(answer)
        defaults = {"confidence": 95.0, "area": 0.2, "languages": "eng", "engine": "given", "line_height": 0.1}
        return OcrText(**{**defaults, **fields})

    def glimpse(self, image: PageImage, language: str = "") -> tuple[str, ...]:  # noqa: ARG002 - the words are given
        """See `Evidence`."""
        return tuple(self._answer(image, "glimpse"))

    def metadata(self, image: PageImage) -> tuple[Statement, ...]:
        """See `Evidence`."""
        return tuple(
            Statement(Voice(voice), about, " ".join(text.split()), text, reason=about)
            for voice, fields in self._answer(image, "metadata").items()
            for about, held in fields.items()
            for text in _texts(held)
        )

    def _answer(self, image: PageImage, question: str) -> Any:
        answers = self._of(image)
        if answers is None:
            raise NotKnown("the image file is not at hand")
        if question not in answers:
            raise NotKnown(f"the image's {question} is not at hand")
        answer = answers[question]
        if isinstance(answer, Mapping):
            for name, unknown in _UNKNOWN.items():
                if name in answer:
                    raise unknown(answer[name])
        return answer

    def _of(self, image: PageImage) -> Mapping[str, Any] | None:
        addresses = [source.url for source in image.sources]
        names = addresses + [_file_name(address) for address in addresses]
        return next((self._given[name] for name in names if name in self._given), None)


def _file_name(address: str) -> str:
    return address.partition("#")[0].partition("?")[0].rpartition("/")[2]


def _texts(held: str | Sequence[str]) -> Sequence[str]:
    return (held,) if isinstance(held, str) else held
