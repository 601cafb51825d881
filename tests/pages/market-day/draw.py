"""Draws the pictures of this page. Run it to make them anew: the same files come out every time."""

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:Credit="Harbour Press"><dc:creator><rdf:Seq><rdf:li>Lena Ortega</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def stalls(seed: int, sky: tuple[int, int, int]) -> Image.Image:
    """A row of market stalls under a sky, soft as a photograph."""
    dice = random.Random(seed)
    picture = Image.new("RGB", (960, 540), sky)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 330, 960, 540), fill=(120, 110, 98))
    for left in range(-20, 960, 140):
        shade = tuple(dice.randrange(90, 230) for _ in range(3))
        pen.polygon([(left, 220), (left + 120, 220), (left + 135, 270), (left - 15, 270)], fill=shade)
        pen.rectangle((left + 5, 270, left + 115, 400), fill=(70, 55, 45))
        for _ in range(14):
            x, y = left + dice.randrange(8, 100), dice.randrange(340, 392)
            pen.ellipse((x, y, x + 14, y + 12), fill=tuple(dice.randrange(60, 250) for _ in range(3)))
    return picture.filter(ImageFilter.GaussianBlur(2.2))


def prices() -> Image.Image:
    """A bar chart of the price of a kilogram of plums."""
    picture = Image.new("RGB", (720, 420), "white")
    pen = ImageDraw.Draw(picture)
    big, small = ImageFont.load_default(30), ImageFont.load_default(22)
    pen.text((40, 20), "Price of plums per kilogram", fill="black", font=big)
    for number, (year, euros) in enumerate([("2022", 2.1), ("2023", 2.6), ("2024", 3.4), ("2025", 4.2)]):
        left = 70 + number * 160
        pen.rectangle((left, 360 - euros * 60, left + 90, 360), fill=(40, 90, 160))
        pen.text((left + 12, 368), year, fill="black", font=small)
        pen.text((left + 8, 328 - euros * 60), f"{euros:.2f} euros", fill="black", font=small)
    return picture


def quote() -> Image.Image:
    """A card with a sentence on it."""
    picture = Image.new("RGB", (800, 400), (24, 40, 60))
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(38)
    pen.text((60, 90), "Nobody plants an orchard", fill="white", font=font)
    pen.text((60, 145), "for next summer.", fill="white", font=font)
    pen.text((60, 260), "Ana Ribeiro, fruit grower", fill=(190, 205, 225), font=ImageFont.load_default(28))
    return picture


if __name__ == "__main__":
    stalls(1, (178, 204, 230)).save(HERE / "stalls.jpg", quality=70, xmp=XMP.encode())
    stalls(2, (214, 190, 160)).save(HERE / "evening.jpg", quality=70)
    prices().quantize(16).save(HERE / "prices.png", optimize=True)
    quote().quantize(16).save(HERE / "quote.png", optimize=True)
