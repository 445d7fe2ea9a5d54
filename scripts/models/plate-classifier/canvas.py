"""What drawings are made of: fonts, colors, backgrounds, and what a camera does to them."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Pixels of the classifier's input, and of a drawing, which is made smaller afterwards.
WIDTH, HEIGHT = 96, 48
FINE = 3
# Pixels of the input for the height of a region of text: it is seen with its surroundings.
REGION = 16

Color = tuple[int, int, int]

PLAIN = ["overpass", "barlow-condensed", "roboto-condensed", "oswald", "saira-semi-condensed", "share-tech-mono", "barlow", "rajdhani"]
ANY = PLAIN + ["roboto", "open-sans", "lobster", "pacifico", "bebas-neue", "playfair-display", "anton", "courier-prime"]


class Fonts:
    """The fonts below a folder in which the packages of `fonts.txt` were installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "node_modules" / "@fontsource"

    @lru_cache(maxsize=4096)
    def font(self, family: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
        files = self.folder / family / "files"
        wanted = [files / f"{family}-latin-{each}-normal.woff2" for each in (weight, 400)]
        return ImageFont.truetype(str(next(path for path in wanted if path.exists())), size)

    def chosen(self, random: Random, families: list[str], height: float) -> ImageFont.FreeTypeFont:
        """A font whose capitals are this high."""
        family, weight = random.choice(families), random.choice([400, 500, 600, 700, 700])
        _, top, _, bottom = self.font(family, weight, 100).getbbox("H")
        return self.font(family, weight, max(6, round(100 * height / (bottom - top))))


def shade(random: Random, low: int, high: int, spread: int = 12) -> Color:
    base = random.randint(low, high)
    return tuple(max(0, min(255, base + random.randint(-spread, spread))) for _ in range(3))  # type: ignore[return-value]


def vivid(random: Random) -> Color:
    return tuple(random.randint(0, 255) for _ in range(3))  # type: ignore[return-value]


def lightness(color: Color) -> float:
    return 0.3 * color[0] + 0.59 * color[1] + 0.11 * color[2]


def surroundings(random: Random) -> Image.Image:
    """Bodies of cars, walls, streets: gradients, edges, stripes, noise."""
    size = (WIDTH * FINE, HEIGHT * FINE)
    first, second = (vivid(random), vivid(random)) if random.random() < 0.4 else (shade(random, 10, 240), shade(random, 10, 240))
    if random.random() < 0.5:
        second = tuple(max(0, min(255, channel + random.randint(-50, 50))) for channel in first)  # type: ignore[assignment]
    ramp = Image.linear_gradient("L").rotate(random.choice([0, 0, 0, 90, 180, 45])).resize(size)
    image = Image.composite(Image.new("RGB", size, first), Image.new("RGB", size, second), ramp)
    draw = ImageDraw.Draw(image)
    for _ in range(random.choice([0, 1, 2, 3, 5])):
        place = [random.randint(-60, size[0]), random.randint(-60, size[1])]
        box = [*place, place[0] + random.randint(10, 320), place[1] + random.randint(4, 120)]
        match random.randrange(4):
            case 0:
                draw.rounded_rectangle(box, radius=random.randint(0, 18), fill=shade(random, 0, 255))
            case 1:
                draw.ellipse(box, fill=shade(random, 0, 255), outline=shade(random, 0, 255), width=random.randint(1, 5))
            case 2:
                draw.line(box, fill=shade(random, 0, 255), width=random.randint(1, 9))
            case _:
                step, ink = random.randint(5, 16), shade(random, 0, 120)
                for y in range(box[1], box[3], step):
                    draw.line([box[0], y, box[2], y], fill=ink, width=max(1, step // 2))
    return image.filter(ImageFilter.GaussianBlur(random.choice([0, 0, 1, 2, 4])))


def photographed(random: Random, image: Image.Image) -> np.ndarray:
    """The drawing as a camera and a file have it, at the size of the classifier's input: `[HEIGHT, WIDTH, 3]`, 0 to 255."""
    angle, shear = random.gauss(0, 2), random.gauss(0, 0.07)
    width, height = image.size
    center = (width / 2, height / 2)
    matrix = (1, shear, -shear * center[1], random.gauss(0, 0.01), 1, 0)
    image = image.rotate(angle, Image.Resampling.BILINEAR, center=center).transform(
        image.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
    )
    # How many pixels of a photo the region was high.
    seen = min(2.0, max(0.35, random.lognormvariate(0, 0.55)))
    size = (max(8, round(WIDTH * seen)), max(4, round(HEIGHT * seen)))
    if random.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(random.uniform(0, 2.2)))
    image = image.resize(size, Image.Resampling.BOX if random.random() < 0.5 else Image.Resampling.BILINEAR)
    if random.random() < 0.6:
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=random.randint(25, 95))
        image = Image.open(buffer)
    pixels = np.asarray(image.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR), np.float32)
    noise = np.random.default_rng(random.getrandbits(32))
    contrast, light = random.uniform(0.45, 1.15), random.uniform(-50, 40)
    tint = noise.normal(0, 5, (1, 1, 3))
    pixels = (pixels - 128) * contrast + 128 + light + tint + noise.normal(0, random.uniform(0, 9), pixels.shape)
    return np.clip(pixels, 0, 255).astype(np.uint8)
