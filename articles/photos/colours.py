"""Turns a decoded picture into a new one: sRGB, the right way up, pixels and nothing else."""

from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms
from PIL.Image import Transpose

from articles.photos.limits import MAX_PROFILE_BYTES
from articles.photos.opening import FAULTS_OF_DECODERS

SRGB = ImageCms.createProfile("sRGB")

TURNS: dict[int, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation."""


def developed(image: Image.Image, *, orientation: int) -> Image.Image:
    """A new image in mode L, LA, RGB or RGBA with the pixels of `image` and none of its metadata.

    At 40 megapixels each copy is 160 MB, so `image` and every step between are closed.
    """
    profile = image.info.get("icc_profile")
    plain = _instead_of(image, _in_plain_mode(image))
    coloured = _instead_of(plain, _in_srgb(plain, profile))
    upright = _instead_of(coloured, _turned(coloured, orientation))
    upright.info = {}
    return upright


def on_white(image: Image.Image) -> Image.Image:
    """The picture in RGB, white where it was transparent."""
    if image.mode not in ("LA", "RGBA"):
        return image.convert("RGB")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")


def _instead_of(old: Image.Image, new: Image.Image) -> Image.Image:
    if new is not old:
        old.close()
    return new


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    """Always a new image, never the decoder's own."""
    if orientation in TURNS:
        return image.transpose(TURNS[orientation])
    return image.copy()


def _in_plain_mode(image: Image.Image) -> Image.Image:
    if image.has_transparency_data and image.mode not in ("LA", "RGBA"):
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        return _eight_bits(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return image
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen-bit greys scaled; `convert` alone would cut them off at 255."""
    return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Takes the pixels as sRGB when the profile is sRGB, broken, or made for another mode."""
    if profile and len(profile) <= MAX_PROFILE_BYTES and image.mode != "LA":
        with suppress(ImageCms.PyCMSError, *FAULTS_OF_DECODERS):
            return _converted(image, ImageCms.ImageCmsProfile(BytesIO(profile)))
    return image.convert("RGB") if image.mode == "CMYK" else image


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    if ImageCms.getProfileDescription(profile).startswith("sRGB"):
        raise ImageCms.PyCMSError("Nothing to convert")
    if image.mode in ("RGB", "RGBA"):
        ImageCms.profileToProfile(image, profile, SRGB, inPlace=True)
        return image
    converted = ImageCms.profileToProfile(image, profile, SRGB, outputMode="RGB")
    return converted.convert("L") if image.mode == "L" else converted
