"""Makes the HEIC images beside it, which nothing else here can write: python make.py

Needs pillow 13.0.0 and pillow-heif 1.8.1 (`pip install pillow pillow-heif`).
"""

from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageDraw

HERE = Path(__file__).parent
WIDTH, HEIGHT = 160, 96


def quarters(mode="RGB"):
    """Blue at the top left, white at the bottom right, red elsewhere."""
    image = Image.new(mode, (WIDTH, HEIGHT), "#c81e1e")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH // 2 - 1, HEIGHT // 2 - 1), fill="#1e3cc8")
    draw.rectangle((WIDTH // 2, HEIGHT // 2, WIDTH - 1, HEIGHT - 1), fill="#f0f0f0")
    return image


pillow_heif.register_heif_opener()
quarters().save(HERE / "plain.heic", quality=60)

# As a phone writes it: turned in the file (irot), and in EXIF once more, which must not be applied again.
exif = Image.Exif()
exif[0x0112] = 6
exif[0x010F] = "A camera"
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
quarters().save(HERE / "turned.heic", quality=60, exif=exif.tobytes(), icc_profile=profile)

# The second of two images is the main one.
pair = pillow_heif.HeifFile()
pair.add_from_pillow(Image.new("RGB", (64, 64), "#00a000"))
pair.add_from_pillow(quarters())
pair.save(HERE / "pair.heic", quality=60, primary_index=1)

clear = quarters("RGBA")
clear.paste((0, 160, 0, 0), (0, HEIGHT // 2, WIDTH // 2, HEIGHT))
clear.save(HERE / "clear.heic", quality=60)

deep = pillow_heif.from_bytes(
    mode="RGB;16", size=(WIDTH, HEIGHT), data=b"".join(value.to_bytes(2, "little") for value in [51400, 7710, 7710] * (WIDTH * HEIGHT))
)
deep.save(HERE / "deep.heic", quality=60, save_nclx_profile=True)
