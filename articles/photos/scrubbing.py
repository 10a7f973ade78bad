"""Makes a clean picture of an uploaded one. Runs inside the worker, where hostile bytes belong."""

import hashlib
import secrets
from dataclasses import dataclass, field

from articles.photos import colours, encoding, similar, traces
from articles.photos.opening import faults_refused, opened


@dataclass(frozen=True)
class CleanPhoto:
    """A picture encoded anew from its pixels, in sRGB, the right way up, with no metadata.

    `format` is what `data` holds: jpeg, png, webp or avif. `name` is random (128 bits) with the
    extension of the format; nothing of the sender's name is in it. `sha256` is of `data`.
    """

    data: bytes = field(repr=False)
    format: str
    width: int
    height: int
    location_removed: bool
    sha256: str
    perceptual_hash: str
    name: str


def scrub_here(data: bytes) -> CleanPhoto:
    """Does what `articles.photos.scrub` promises, in this process; raises `PhotoRefused`."""
    with faults_refused():
        kind, image = opened(data)
        located, turned = traces.has_location(image, data), traces.orientation(image)
        image = colours.developed(image, orientation=turned)
        choice, clean = encoding.stored(kind, image)
        return CleanPhoto(
            data=clean,
            format=choice,
            width=image.width,
            height=image.height,
            location_removed=located,
            sha256=hashlib.sha256(clean).hexdigest(),
            perceptual_hash=similar.perceptual_hash(image),
            name=f"{secrets.token_hex(16)}.{encoding.EXTENSIONS[choice]}",
        )
