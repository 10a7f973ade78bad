"""The way back: everything is read and compared before anything that stands is touched.

Pictures first, which take nobody's place, then the key, then the database by one step: whoever is
killed leaves the newsroom that stood before, or the one from the backup.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from . import files
from .faults import Damaged, Fault
from .installation import Installation
from .pictures import Stored, put_back
from .seals import Opener
from .target import CONTENTS, Backup, Contents, Target

OURS = ("articles", "accounts", "operations")


@dataclass(frozen=True)
class Restored:
    made_at: str
    rows: int
    pictures: int
    missing: int
    key_differs: bool
    """Whether another key is set than the backup's, which no file changes."""
    head: str
    """Of the journal's chain of seals, as it was copied; "" before there were any."""


def restore(
    installation: Installation, target: Target, name: str, opener: Opener, *, replacing: bool
) -> Restored:
    """Raises Fault and OSError; what stood before stands then."""
    with files.scratch(installation.scratch) as at_hand, target.reading():
        backup = target.backup(name, at_hand)
        about = backup.about()
        _may_take_the_place(installation, backup, about.database, replacing)
        files.has_room(installation.folder, about.size)
        contents = _contents(backup, opener, at_hand)
        _is_known(contents)
        made = at_hand / installation.database.name
        opener.open(backup.file(installation.database.name), made)
        pictures = [Stored(*each) for each in contents.pictures]
        put_back(target, pictures, installation.stores, contents.key, (opener, at_hand))
        _put_key(installation, contents.key)
        installation.database.replace(made, contents.rows, contents.head)
    return Restored(
        contents.made_at,
        sum(contents.rows.values()),
        len(pictures),
        len(contents.missing),
        key_differs=installation.key_file is None and installation.key != contents.key,
        head=contents.head,
    )


def _may_take_the_place(
    installation: Installation, backup: Backup, kind: str, replacing: bool
) -> None:
    database = installation.database
    if kind != database.kind:
        raise Fault(f"{backup.name} is a backup of {kind}, and DATABASE_URL names another.")
    stories = database.stories()
    if stories and not replacing:
        raise Fault(
            f"{stories} stories stand here. To put the backup in their place, use --replace."
        )


def _contents(backup: Backup, opener: Opener, at_hand: Path) -> Contents:
    place = at_hand / CONTENTS
    opener.open(backup.file(CONTENTS), place)
    try:
        return Contents(**json.loads(place.read_bytes()))
    except (ValueError, TypeError) as error:
        raise Damaged(f"{backup.path} cannot be read: {error}") from error


def _is_known(contents: Contents) -> None:
    """A newer version's tables would be in the way of this one."""
    known = MigrationLoader(None).disk_migrations
    for app, name in contents.migrations:
        if app in OURS and (app, name) not in known:
            raise Fault(f"The backup is of a newer version, which has {app} {name}. Install that.")


def _put_key(installation: Installation, key: str) -> None:
    if installation.key_file and installation.key != key:
        files.write(
            files.folder(installation.key_file.parent) / installation.key_file.name, key.encode()
        )
