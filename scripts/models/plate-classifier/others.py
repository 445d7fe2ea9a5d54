"""Draws texts that are on no plate, and what is taken for a text."""

from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from canvas import ANY, FINE, HEIGHT, REGION, WIDTH, Fonts, lightness, photographed, shade, surroundings, vivid
from words import other_text


def drawn_other(random: Random, fonts: Fonts) -> np.ndarray:
    image = surroundings(random)
    kinds = [(badge, 22), (sign, 30), (overlay, 14), (printed, 20), (pattern, 14)]
    random.choices([kind for kind, _ in kinds], [share for _, share in kinds])[0](random, image, fonts)
    return photographed(random, image)


def middle(random: Random, tall: float) -> tuple[float, float]:
    x = WIDTH * FINE / 2 + random.gauss(0, tall * 0.15)
    return x, HEIGHT * FINE / 2 + random.gauss(0, tall * 0.07)


def high(random: Random) -> float:
    return REGION * FINE / random.uniform(1.25, 1.65)


def contrasting(random: Random, paper: tuple) -> tuple:
    for _ in range(8):
        ink = vivid(random) if random.random() < 0.5 else shade(random, 0, 255)
        if abs(lightness(ink) - lightness(paper)) > 60:
            return ink
    return (250, 250, 250) if lightness(paper) < 128 else (10, 10, 10)


def written(random: Random, image: Image.Image, text: str, font, x: float, y: float, ink: tuple, **how) -> None:
    """Text with its middle at a point."""
    _, top, _, bottom = font.getbbox("H")
    ImageDraw.Draw(image).text((x - font.getlength(text) / 2, y - (top + bottom) / 2), text, ink, font, **how)


def badge(random: Random, image: Image.Image, fonts: Fonts) -> None:
    """Letters on the body of a car, with a shadow: there is no edge around them."""
    tall = high(random)
    body = vivid(random) if random.random() < 0.5 else shade(random, 10, 245)
    if random.random() < 0.75:
        soft = Image.new("RGB", image.size, body)
        image.paste(Image.blend(soft, image, random.uniform(0.05, 0.5)), (0, 0))
    x, y = middle(random, tall)
    font, text = fonts.chosen(random, ANY, tall), other_text(random, "badge")
    written(random, image, text, font, x + 2, y + 2, shade(random, 0, 60))
    written(random, image, text, font, x, y, shade(random, 130, 255) if random.random() < 0.7 else contrasting(random, body))


def sign(random: Random, image: Image.Image, fonts: Fonts) -> None:
    """Panels: much larger than their text, longer than what is seen, round, or with lines of other sizes."""
    tall = high(random)
    x, y = middle(random, tall)
    paper = random.choice([(20, 70, 160), (20, 110, 60), (240, 240, 238), (245, 200, 30), (190, 25, 30), vivid(random), shade(random, 0, 255)])
    ink = contrasting(random, paper)
    text, font = other_text(random, "sign"), fonts.chosen(random, ANY, tall)
    if random.random() < 0.35:
        # Runs beyond what is seen.
        text = text + " " + other_text(random, "sign") + " " + other_text(random, "sign")
        x += random.uniform(-1, 1) * font.getlength(text) * 0.3
    width = font.getlength(text) / 2
    draw = ImageDraw.Draw(image)
    shape = random.randrange(4)
    if shape == 0:
        radius = max(width, tall) * random.uniform(1.1, 1.7)
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=paper, outline=vivid(random), width=random.randint(0, 12))
    elif shape == 1:
        draw.rectangle([-9, y - tall * random.uniform(0.7, 4), 999, y + tall * random.uniform(0.7, 4)], fill=paper)
    else:
        left, right = (tall * random.uniform(0.2, 3) for _ in range(2))
        up, down = (tall * random.uniform(0.7, 4) for _ in range(2))
        draw.rounded_rectangle([x - width - left, y - up, x + width + right, y + down], random.randint(0, 20), paper, ink, random.randint(0, 4))
    written(random, image, text, font, x, y, ink)
    for way in (-1, 1):
        if random.random() < 0.55:
            size = tall * random.choice([0.35, 0.5, 0.7, 0.9, 1.5])
            other = fonts.chosen(random, ANY, size)
            written(random, image, other_text(random, "sign"), other, x + random.uniform(-60, 60), y + way * (tall + size) * random.uniform(0.6, 0.9), ink)


def overlay(random: Random, image: Image.Image, fonts: Fonts) -> None:
    """What a camera or a site writes into a picture."""
    tall = high(random)
    x, y = middle(random, tall)
    text, font = other_text(random, "overlay"), fonts.chosen(random, ANY, tall)
    ink = random.choice([(255, 255, 255), (250, 230, 40), (20, 20, 20), (240, 60, 40), (255, 255, 255)])
    edge = {"stroke_width": random.randint(1, 4), "stroke_fill": (10, 10, 10)} if random.random() < 0.5 else {}
    if random.random() < 0.25:
        ImageDraw.Draw(image).rectangle([-9, y - tall * 0.8, 999, y + tall * 0.8], fill=shade(random, 0, 60))
    written(random, image, text, font, x + random.uniform(-0.3, 0.3) * font.getlength(text), y, ink, **edge)


def printed(random: Random, image: Image.Image, fonts: Fonts) -> None:
    """Texts on cloth, paper, walls: one background, lines above and below."""
    tall = high(random)
    x, y = middle(random, tall)
    paper = vivid(random) if random.random() < 0.5 else shade(random, 0, 255)
    image.paste(Image.blend(Image.new("RGB", image.size, paper), image, random.uniform(0, 0.25)), (0, 0))
    ink, family = contrasting(random, paper), [random.choice(ANY)]
    font = fonts.chosen(random, family, tall)
    lines = [-1, 0, 1] if random.random() < 0.6 else [0]
    for line in lines:
        same = font if random.random() < 0.6 else fonts.chosen(random, family, tall * random.uniform(0.4, 1.6))
        text = other_text(random, "printed")
        written(random, image, text, same, x + random.gauss(0, tall), y + line * tall * random.uniform(1.4, 2.2), ink)


def pattern(random: Random, image: Image.Image, fonts: Fonts) -> None:
    """Grilles, lamps, windows, fences: what a detector of text takes for one."""
    draw = ImageDraw.Draw(image)
    tall = REGION * FINE
    x, y = middle(random, tall)
    ink = shade(random, 0, 255)
    count, step = random.randint(1, 14), random.uniform(6, 40)
    for index in range(count):
        at = x + (index - count / 2) * step
        size = tall * random.uniform(0.25, 0.6)
        match random.randrange(3):
            case 0:
                draw.line([at, y - size, at + random.gauss(0, 6), y + size], fill=ink, width=random.randint(2, 9))
            case 1:
                draw.ellipse([at - size / 2, y - size, at + size / 2, y + size], outline=ink, width=random.randint(2, 8))
            case _:
                draw.rectangle([at - step / 3, y - size, at + step / 3, y + size], fill=shade(random, 0, 255))
    if random.random() < 0.4:
        box = [x - tall * random.uniform(1, 3), y - tall * 0.7, x + tall * random.uniform(1, 3), y + tall * 0.7]
        draw.rectangle(box, outline=shade(random, 0, 255), width=random.randint(1, 5))
    image.paste(image.filter(ImageFilter.GaussianBlur(random.choice([0, 1, 2]))), (0, 0))
