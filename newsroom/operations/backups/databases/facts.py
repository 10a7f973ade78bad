"""What is known of a database at the moment of its copy; asked in the copy's own moment."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

Query = Callable[[str], list[tuple]]
# Sign-ins that are under way belong in no backup: whoever had it could go on with them.
EMPTIED = "django_session"
PHOTOS = "SELECT file, renditions, withdrawn_at IS NOT NULL, set_aside_as FROM articles_photo"
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"
SEALS = "articles_seal"
HEAD = f"SELECT number, digest FROM {SEALS} ORDER BY number DESC LIMIT 1"  # noqa: S608
IN_REACH, ASIDE = "pictures", "withdrawn"


@dataclass(frozen=True)
class Facts:
    """`rows`: how many, by table. `files`: those that photos name, as pairs of store and name, with
    the name under which the same picture lies aside, if it ever did. `head`: of the journal's chain
    of seals, as `verify_trail --head` prints it; "" before there were any."""

    rows: Mapping[str, int]
    migrations: list[list[str]]
    files: Mapping[tuple[str, str], str]
    head: str = ""


@dataclass(frozen=True)
class Copy:
    """What has been copied, to be read to its end: an end before the end raises Fault."""

    facts: Facts
    content: BinaryIO


class Database(Protocol):
    """`name` is that of its file in a backup. Whatever raises Fault has changed nothing."""

    kind: str
    name: str

    def size(self) -> int: ...

    def copied(self, scratch: object) -> Iterator[Copy]: ...

    def stories(self) -> int: ...

    def replace(self, copy: object, rows: Mapping[str, int], head: str = "") -> None: ...


def gather(query: Query, tables: list[str]) -> Facts:
    rows = {
        table: 0 if table == EMPTIED else query(f'SELECT count(*) FROM "{table}"')[0][0]  # noqa: S608
        for table in sorted(tables)
    }
    links = query(HEAD) if SEALS in tables else []
    head = "".join(f"{number}:{digest}" for number, digest in links)
    return Facts(rows, [list(each) for each in query(MIGRATIONS)], dict(_files(query)), head)


def _files(query: Query) -> Iterator[tuple[tuple[str, str], str]]:
    for file, renditions, is_withdrawn, aside in query(PHOTOS):
        if is_withdrawn and aside:
            yield (ASIDE, aside), aside
            continue
        yield (IN_REACH, file), aside
        # SQLite gives the text.
        sizes = json.loads(renditions) if isinstance(renditions, str) else renditions
        yield from (((IN_REACH, name), "") for _form, _width, name in sizes)
