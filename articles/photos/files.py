"""What a stored picture's name says of it."""

TYPES = {
    "avif": "image/avif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


def content_type(name: str) -> str:
    return TYPES.get(name.rpartition(".")[2], "application/octet-stream")
