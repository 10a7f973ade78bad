"""How what is stored is closed and opened: as it is, or by `age` to public keys."""

import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .faults import Damaged, Fault
from .files import CHUNK, coming

SUFFIX = ".age"


@dataclass(frozen=True)
class Seal:
    """Closes for whoever has the private key of a recipient; without any, not at all."""

    recipients: Sequence[str] = ()

    @property
    def suffix(self) -> str:
        return SUFFIX if self.recipients else ""

    def store(self, source: BinaryIO, path: Path) -> None:
        """Write what is read, whole or not at all. Raises Fault and OSError."""
        with coming(path) as file:
            if self.recipients:
                self._close(source, file)
            else:
                shutil.copyfileobj(source, file, CHUNK)

    def _close(self, source: BinaryIO, file: BinaryIO) -> None:
        keys = [word for recipient in self.recipients for word in ("-r", recipient)]
        program = _begin(["-e", *keys], subprocess.PIPE, file)
        try:
            shutil.copyfileobj(source, program.stdin, CHUNK)
            program.stdin.close()
        except BrokenPipeError:
            pass
        except BaseException:
            program.kill()
            raise
        finally:
            said = program.stderr.read().decode(errors="replace").strip()
            program.wait()
        if program.returncode:
            # On a full disk age ends so; what it says names the cause.
            raise Fault(f"age could not encrypt: {said}")


@dataclass(frozen=True)
class Opener:
    """Opens what a Seal has closed, by the file with the private key where one is needed."""

    identity: Path | None = None

    def open(self, path: Path, place: Path) -> None:
        """Write the contents there, whole or not at all. Raises Fault and OSError."""
        with path.open("rb") as source, coming(place) as file:
            if path.suffix == SUFFIX:
                self._open(source, file)
            else:
                shutil.copyfileobj(source, file, CHUNK)

    def _open(self, source: BinaryIO, file: BinaryIO) -> None:
        if self.identity is None:
            raise Fault("The backup is encrypted: name the file with the private key (--identity).")
        if not self.identity.is_file():
            raise Fault(f"{self.identity} is not a file with a private key.")
        program = _begin(["-d", "-i", str(self.identity)], source, file)
        said = program.communicate()[1].decode(errors="replace").strip()
        if program.returncode:
            raise Damaged(f"{source.name} cannot be opened: {said}")


def _begin(options: list[str], source: object, file: BinaryIO) -> subprocess.Popen:
    program = shutil.which("age")
    if program is None:
        raise Fault("The program `age` is not installed (Debian: apt install age).")
    command = [program, *options]
    return subprocess.Popen(command, stdin=source, stdout=file, stderr=subprocess.PIPE)  # noqa: S603


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
