"""Making a backup: whatever happens, those that were there stay until the new one is whole."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from articles.workflow.photo_files import name_aside_of

from . import target as places
from .databases.facts import ASIDE, IN_REACH, Facts
from .files import folder, scratch, write
from .installation import Installation
from .keeping import Rule
from .pictures import Pool, Stored
from .seals import Seal
from .target import CONTENTS, OBJECTS, Contents, Target

Pictures = dict[tuple[str, str], Stored]


@dataclass(frozen=True)
class Made:
    name: str
    rows: int
    pictures: int
    missing: list[tuple[str, str]]
    retired: int
    head: str
    refused: str
    """Why what is older could not be removed; "" where it could."""


def back_up(installation: Installation, target: Target, seal: Seal, rule: Rule) -> Made:
    """Raises Fault and OSError; what was in the target stays then."""
    target.refuse_within(installation.stores)
    with scratch(installation.scratch) as at_hand, target.writing(at_hand):
        pool = Pool(target, seal, installation.key)
        size = installation.database.size()
        target.has_room(database=size, pictures=pool.lacking(installation.stores))
        # Most of them before the moment of the database, and after it those that it may name.
        pictures = pool.take(installation.stores)
        moment = datetime.now(UTC)
        name = target.free_name(moment)
        with target.coming(name) as coming:
            facts = _store_database(installation, seal, at_hand, coming)
            pictures |= pool.take(installation.stores)
            missing = _missing(facts, pictures)
            _store_contents(installation, seal, coming, (moment, facts, pictures, missing))
            size += sum(picture.size for picture in pictures.values())
            places.about(coming, installation.database.kind, size)
        retired = target.retire(rule)
    rows = sum(facts.rows.values())
    return Made(name, rows, len(pictures), missing, retired, facts.head, target.refused)


def _store_database(installation: Installation, seal: Seal, at_hand: Path, coming: Path) -> Facts:
    with installation.database.copied(at_hand) as copy:
        seal.store(copy.content, coming / f"{installation.database.name}{seal.suffix}")
        return copy.facts


def _missing(facts: Facts, pictures: Pictures) -> list[tuple[str, str]]:
    """Files that photos name and that are nowhere.

    One that was set aside since the moment of the database is found there, and joins `pictures`.
    """
    for store, name in facts.files.keys() - pictures.keys():
        aside = pictures.get((ASIDE, facts.files[store, name] or name_aside_of(name)))
        if store == IN_REACH and aside:
            pictures[store, name] = Stored(store, name, aside.object, aside.size)
    return sorted(facts.files.keys() - pictures.keys())


def _store_contents(installation: Installation, seal: Seal, coming: Path, known: tuple) -> None:
    moment, facts, pictures, missing = known
    contents = Contents(
        made_at=moment.isoformat(),
        database=installation.database.kind,
        rows=dict(facts.rows),
        migrations=facts.migrations,
        key=installation.key,
        pictures=[(each.store, each.name, each.object, each.size) for each in pictures.values()],
        missing=missing,
        head=facts.head,
    )
    objects = sorted({each.object for each in pictures.values()})
    write(coming / OBJECTS, "".join(f"{name}\n" for name in objects).encode())
    seal.store(BytesIO(contents.as_bytes()), folder(coming) / f"{CONTENTS}{seal.suffix}")
