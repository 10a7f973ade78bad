"""Forms as they are sent, with names that no library would write."""

BOUNDARY = "------------------------newsroom"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"
END = f"--{BOUNDARY}--\r\n".encode()


def part(
    name: str, data: bytes, *, filename: str | bytes | None = None, kind: str = "image/jpeg"
) -> bytes:
    """One part of a form; with a `filename` it is a file, declared as `kind`."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
    if filename is not None:
        raw = filename.encode() if isinstance(filename, str) else filename
        quoted = raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        head += b'; filename="' + quoted + f'"\r\nContent-Type: {kind}'.encode()
    return head + b"\r\n\r\n" + data + b"\r\n"


def fields(values: dict[str, object]) -> bytes:
    """A form's fields, lists one by one."""
    parts = b""
    for name, value in values.items():
        for each in value if isinstance(value, list) else [value]:
            parts += part(name, str(each).encode())
    return parts
