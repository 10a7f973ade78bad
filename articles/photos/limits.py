"""How much of a picture is accepted, and what handling it may cost. Pure data."""

MEGABYTE = 1024 * 1024

MAX_BYTES = 25 * MEGABYTE

MOST_BYTES_AT_ONCE = MAX_BYTES + 5 * MEGABYTE
"""Of one form: a picture and the longest text beside it."""

MOST_PICTURES_BYTES = 4 * MAX_BYTES
"""Of the form in which pictures come in together; a script sends each by itself."""

MAX_SIDE = 20_000

FULL_PIXELS = 40_000_000
"""Above this only JPEG is accepted: nothing else can be decoded at a half or a quarter."""

MAX_PIXELS: dict[str, int] = {
    "jpeg": 100_000_000,
    "png": FULL_PIXELS,
    # Pillow decodes WebP through libwebp's animation decoder: sixteen bytes a pixel.
    "webp": 24_000_000,
    "avif": FULL_PIXELS,
    "heic": FULL_PIXELS,
}

AVIF_STORED_PIXELS = 4_000_000
"""Encoding AVIF is dear in time and memory; larger or transparent ones become JPEG or PNG."""

MAX_SCANS = 100
"""Of a progressive JPEG, which has about ten."""

MAX_PROFILE_BYTES = 4 * MEGABYTE

DECODING_BYTES = 370 * MEGABYTE
"""What a decoder may need beside the file itself; peak memory stays under 450 MB with it."""

WORKER_ADDRESS_SPACE = 520 * MEGABYTE
WORKER_SECONDS = 30
WORKER_THREADS = 2
WORKER_START_SECONDS = 60
QUEUE_SECONDS = 60
