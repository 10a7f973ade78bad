"""Pictures in a folder: a file is there whole, or it is not there."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class PictureFolder(FileSystemStorage):
    """Writes under another name first, and gives the file its own once it is on the disk.

    What it has stored or deleted stays so when the power fails.
    """

    def _save(self, name: str, content: File) -> str:
        unfinished = f"{name}.{token_hex(8)}.part"
        made = self._folders_to_make(name)
        try:
            super()._save(unfinished, content)
            _write_through(self.path(unfinished))
            os.replace(self.path(unfinished), self.path(name))
            # A folder holds the names of what is in it: also those of folders.
            for folder in [Path(self.path(name)).parent, *(each.parent for each in made)]:
                _write_through(folder)
        except BaseException:
            with suppress(OSError):
                os.remove(self.path(unfinished))
            raise
        return name

    def delete(self, name: str) -> None:
        super().delete(name)
        with suppress(FileNotFoundError):
            _write_through(Path(self.path(name)).parent)

    def _folders_to_make(self, name: str) -> list[Path]:
        return [each for each in Path(self.path(name)).parents if not each.exists()]


def _write_through(path: str | Path) -> None:
    """Have a file or a folder written to the disk itself."""
    known = os.open(path, os.O_RDONLY)
    try:
        os.fsync(known)
    finally:
        os.close(known)
