"""One login per role. The password is known to everyone who reads this: for looking around only."""

from dataclasses import dataclass

from articles.languages import CODES
from articles.states import Role

PASSWORD = "pira-nu-demo-2026"  # noqa: S105  meant to be known


@dataclass(frozen=True)
class Person:
    """`roles` holds pairs of language and role; an administrator needs none."""

    username: str
    display_name: str
    interface_language: str
    does: str
    roles: tuple[tuple[str, Role], ...] = ()
    sees_writers: bool = False

    @property
    def is_administrator(self) -> bool:
        return not self.roles


def _everywhere(role: Role) -> tuple[tuple[str, Role], ...]:
    return tuple((code, role) for code in CODES)


PEOPLE: tuple[Person, ...] = (
    Person(
        "reporter",
        "لانا",
        "ar",
        "writes and translates in Arabic",
        (("ar", Role.REPORTER), ("ar", Role.TRANSLATOR)),
    ),
    Person(
        "translator",
        "دڵشاد",
        "ckb",
        "writes and translates in Sorani and Kurmanji",
        (("ckb", Role.TRANSLATOR), ("kmr", Role.TRANSLATOR)),
    ),
    Person("editor", "سمير", "ar", "approves in all languages", _everywhere(Role.EDITOR), True),
    Person(
        "publisher", "نسرين", "ar", "publishes in all languages", _everywhere(Role.PUBLISHER), True
    ),
    Person(
        "auditor", "Hêvîdar", "kmr", "reads everything, changes nothing", _everywhere(Role.AUDITOR)
    ),
    Person("administrator", "Rêwan", "en", "adds people and gives roles"),
)
