"""Draws license plates of many countries, as the classifier sees a line of text on one."""

from random import Random

import numpy as np
from PIL import Image, ImageDraw

from canvas import FINE, HEIGHT, PLAIN, REGION, WIDTH, Color, Fonts, photographed, shade, surroundings
from words import STATES, plate_text

# Backgrounds with the ink on them, and how many of 100 plates have them.
STYLES: list[tuple[int, Color, Color]] = [
    (42, (240, 240, 236), (20, 20, 24)),
    (13, (245, 200, 30), (20, 20, 20)),
    (9, (20, 20, 24), (235, 235, 230)),
    (8, (235, 238, 245), (30, 40, 120)),
    (5, (240, 240, 236), (160, 25, 30)),
    (4, (20, 50, 130), (240, 240, 240)),
    (4, (20, 110, 60), (240, 240, 240)),
    (3, (190, 25, 30), (240, 240, 240)),
    (4, (150, 215, 170), (20, 30, 20)),
    (8, (205, 205, 205), (45, 45, 55)),
]
# Blank space around a text region, as the detector of text has it: parts of the height of the characters.
MARGIN = 0.42


def drawn_plate(random: Random, fonts: Fonts) -> np.ndarray:
    image = surroundings(random)
    draw = ImageDraw.Draw(image)
    _, paper, ink = random.choices(STYLES, [share for share, _, _ in STYLES])[0]
    paper, ink = near(random, paper), near(random, ink)
    region = REGION * FINE
    tall = region / (1 + MARGIN + random.uniform(-0.15, 0.2))
    font = fonts.chosen(random, PLAIN, tall)
    text = plate_text(random)
    lines = [text]
    if random.random() < 0.22 and len(text) > 3:
        cut = random.randint(2, len(text) - 2)
        lines = [text[:cut].strip(" -"), text[cut:].strip(" -")]
    stretch = random.uniform(0.82, 1.2)
    strips = [strip(line, font, ink, stretch, random) for line in lines]
    shown = random.randrange(len(strips))
    gap = tall * random.uniform(0.12, 0.4)
    side, above = tall * random.uniform(0.12, 0.7), tall * random.uniform(0.14, 0.5)
    # Where the line that is looked at lies: the region of text is not exactly in its middle, and may be a part of it.
    center_x = WIDTH * FINE / 2 + random.gauss(0, tall * 0.12)
    if random.random() < 0.18:
        center_x += random.uniform(-1, 1) * strips[shown].width * 0.35
    center_y = HEIGHT * FINE / 2 + random.gauss(0, tall * 0.06)
    widest = max(each.width for each in strips)
    band = tall * random.uniform(0.5, 0.8) if len(lines) == 1 and random.random() < 0.3 else 0
    small = len(lines) == 1 and random.random() < 0.3
    top = center_y - tall / 2 - above - shown * (tall + gap) - (tall * 0.5 if small else 0)
    bottom = center_y + tall / 2 + above + (len(lines) - 1 - shown) * (tall + gap) + (tall * 0.45 if small else 0)
    box = [center_x - widest / 2 - side - band, top, center_x + widest / 2 + side, bottom]
    frame(random, draw, box, paper, ink, tall)
    if band:
        draw.rectangle([box[0] + 3, box[1] + 3, box[0] + band, box[3] - 3], fill=near(random, (20, 60, 160)))
        mark = fonts.chosen(random, PLAIN, tall * 0.25)
        draw.text((box[0] + band * 0.25, box[3] - tall * 0.45), random.choice("FDIEBSP"), (230, 230, 230), mark)
    for index, each in enumerate(strips):
        y = center_y + (index - shown) * (tall + gap) - each.height / 2
        image.paste(each, (round(center_x - each.width / 2), round(y)), each)
    if small:
        tiny = fonts.chosen(random, PLAIN, tall * random.uniform(0.18, 0.28))
        for y in (top + tall * 0.12, bottom - tall * 0.42):
            if random.random() < 0.75:
                word = random.choice(STATES)
                draw.text((center_x - tiny.getlength(word) / 2, y), word, near(random, ink), tiny)
    for _ in range(random.choice([0, 0, 2, 4])):
        x, y, r = random.uniform(box[0], box[2]), random.choice([box[1] + 5, box[3] - 5]), tall * 0.06
        draw.ellipse([x - r, y - r, x + r, y + r], fill=shade(random, 40, 200))
    return photographed(random, image)


def near(random: Random, color: Color) -> Color:
    return tuple(max(0, min(255, channel + random.randint(-18, 18))) for channel in color)  # type: ignore[return-value]


def strip(text: str, font, ink: Color, stretch: float, random: Random) -> Image.Image:
    """A line of characters on nothing, with the space between them that plates have."""
    spacing = font.size * random.uniform(0, 0.12)
    width = sum(font.getlength(sign) + spacing for sign in text)
    _, top, _, bottom = font.getbbox("H")
    image = Image.new("RGBA", (max(4, round(width)), max(4, bottom - top + 2)), (*ink, 0))
    draw, x = ImageDraw.Draw(image), 0.0
    for sign in text:
        draw.text((x, -top + 1), sign, (*ink, 255), font)
        x += font.getlength(sign) + spacing
    return image.resize((max(4, round(image.width * stretch)), image.height))


def frame(random: Random, draw: ImageDraw.ImageDraw, box: list[float], paper: Color, ink: Color, tall: float) -> None:
    """The plate with its border, in a holder or a recess of the bumper, or on nothing."""
    radius = tall * random.uniform(0, 0.2)
    if random.random() < 0.6:
        rim = [tall * random.uniform(0.05, 0.5) for _ in range(4)]
        around = [box[0] - rim[0], box[1] - rim[1], box[2] + rim[2], box[3] + rim[3]]
        draw.rounded_rectangle(around, radius=radius, fill=shade(random, 5, 110) if random.random() < 0.75 else shade(random, 140, 230))
    border = near(random, ink) if random.random() < 0.5 else near(random, paper)
    draw.rounded_rectangle(box, radius=radius, fill=paper, outline=border, width=random.randint(1, 4))
