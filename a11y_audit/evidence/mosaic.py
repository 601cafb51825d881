"""A picture in a terminal's cells: two colours each, that of its upper and that of its lower half."""

from io import BytesIO


def make_mosaic(jpeg: bytes, columns: int, rows: int) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The picture as large as it fits, its proportions kept; a cell is taken to be twice as high as wide.

    Gives rows of cells, of each its upper and its lower colour as "#rrggbb".

    Args:
        jpeg: the file, of our own making.
        columns: cells in a row.
        rows: rows of cells.
    """
    from PIL import Image

    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        scale = min(columns / image.width, 2 * rows / image.height)
        width, height = max(1, round(image.width * scale)), max(2, 2 * round(image.height * scale / 2))
        small = image.convert("RGB").resize((width, height), Image.Resampling.BOX)
    data = small.tobytes().hex()
    line = 6 * width
    lines = [[f"#{data[at : at + 6]}" for at in range(start, start + line, 6)] for start in range(0, len(data), line)]
    return tuple(tuple(zip(upper, lower, strict=True)) for upper, lower in zip(lines[::2], lines[1::2], strict=True))
