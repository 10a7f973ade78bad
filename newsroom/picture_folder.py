"""Pictures in a folder: a file is there whole, or it is not there."""

import os
from contextlib import suppress
from secrets import token_hex

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class PictureFolder(FileSystemStorage):
    """Writes under another name first, and gives the file its own once it is on the disk."""

    def _save(self, name: str, content: File) -> str:
        unfinished = f"{name}.{token_hex(8)}.part"
        try:
            super()._save(unfinished, content)
            _write_through(self.path(unfinished))
            os.replace(self.path(unfinished), self.path(name))
        except BaseException:
            with suppress(OSError):
                os.remove(self.path(unfinished))
            raise
        return name


def _write_through(path: str) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())
