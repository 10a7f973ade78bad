"""What a newsroom consists of: its database, its pictures and its key."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import Storage, storages

from .databases.facts import ASIDE, IN_REACH, Database
from .databases.postgresql import PostgresDatabase
from .databases.sqlite import SqliteFile
from .faults import Fault

KEY_FILE = "secret_key"


@dataclass(frozen=True)
class Installation:
    """`key_file` is where the key is kept; None where it is a setting, which no file changes."""

    database: Database
    stores: Mapping[str, Storage]
    folder: Path
    key: str
    key_file: Path | None

    @property
    def scratch(self) -> Path:
        return self.folder / "scratch"


def this_one() -> Installation:
    return Installation(
        # A pooler would give what one program settles to others.
        database=database(settings.DATABASE_DIRECT or settings.DATABASES["default"]),
        stores={IN_REACH: storages["default"], ASIDE: storages["withdrawn"]},
        folder=Path(settings.VAR_DIR),
        key=settings.SECRET_KEY,
        key_file=None if os.environ.get("SECRET_KEY", "").strip() else settings.VAR_DIR / KEY_FILE,
    )


def database(entry: Mapping[str, object]) -> Database:
    if "sqlite" not in entry["ENGINE"]:
        return PostgresDatabase(entry)
    if "memory" in str(entry["NAME"]):
        raise Fault("A database in memory cannot be backed up.")
    return SqliteFile(Path(entry["NAME"]))
