"""Writes a clean image into bytes: how each format is stored."""

from io import BytesIO

from PIL import Image

from articles.photos.limits import AVIF_STORED_PIXELS

EXTENSIONS: dict[str, str] = {"jpeg": "jpg", "png": "png", "webp": "webp", "avif": "avif"}

OPTIONS: dict[str, dict[str, int | str]] = {
    # Baseline: progressive takes five times as long, and readers get renditions, not this.
    "jpeg": {"quality": 88, "subsampling": "4:2:0"},
    "png": {"compress_level": 3},
    "webp": {"quality": 88, "method": 2},
    "avif": {"quality": 75, "speed": 8},
}


def stored(kind: str, image: Image.Image) -> tuple[str, bytes]:
    """The format a picture that came as `kind` is stored in, and its bytes."""
    choice = _format(kind, image)
    try:
        return choice, encoded(image, choice, **OPTIONS[choice])
    except ValueError:
        # libwebp gives up on large pictures full of noise.
        if choice != "webp":
            raise
        choice = _safest(image)
        return choice, encoded(image, choice, **OPTIONS[choice])


def encoded(image: Image.Image, choice: str, **options: int | str) -> bytes:
    """The bytes of `image` in a format of `EXTENSIONS`; metadata only if `image` has some."""
    output = BytesIO()
    image.save(output, choice.upper(), **options)
    return output.getvalue()


def _format(kind: str, image: Image.Image) -> str:
    if kind == "heic":
        return _safest(image)
    if kind == "avif" and _is_dear_as_avif(image):
        return _safest(image)
    return kind


def _is_dear_as_avif(image: Image.Image) -> bool:
    return image.has_transparency_data or image.width * image.height > AVIF_STORED_PIXELS


def _safest(image: Image.Image) -> str:
    return "png" if image.has_transparency_data else "jpeg"
