"""The strings to translate: those of this project, and those of the packages it stands on."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import django
import polib
import taggit
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PACKAGES = {"django": Path(django.__file__).parent, "taggit": Path(taggit.__file__).parent}
DJANGO_CATALOGUES = (
    "conf",
    "contrib/admin",
    "contrib/auth",
    "contrib/contenttypes",
    "contrib/sessions",
)
# The names of all languages that Django knows, and the page of a project without addresses.
NEVER_SHOWN = {"conf/global_settings.py", "views/templates/default_urlconf.html"}


@dataclass(frozen=True)
class Message:
    """One string of the code; `places` are the files that use it, from the root of the project."""

    context: str | None
    singular: str
    plural: str | None
    places: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        return self.singular, self.context or ""


@cache
def ours() -> tuple[Message, ...]:
    """Every string of this project's code and templates, and of the tags' package."""
    root = settings.BASE_DIR
    found = [
        message
        for folder in ("articles", "newsroom", "templates")
        for path in sorted((root / folder).rglob("*"))
        for message in _in_file(path, path.relative_to(root).as_posix())
    ]
    package = PACKAGES["taggit"]
    for path in sorted(package.rglob("*.py")):
        found += _in_file(path, f"taggit/{path.relative_to(package).as_posix()}")
    return _merged(found)


@cache
def djangos(domain: str) -> tuple[Message, ...]:
    """Every string of Django's that a page of the desk or of the readers can show."""
    return _merged(
        message
        for catalogue in DJANGO_CATALOGUES
        for message in _in_catalogue(PACKAGES["django"] / catalogue / "locale", domain)
    )


def _in_catalogue(locale: Path, domain: str) -> Iterator[Message]:
    path = locale / "en" / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return
    for entry in polib.pofile(str(path)):
        files = {file for file, _ in entry.occurrences} - NEVER_SHOWN
        if files:
            yield Message(
                entry.msgctxt,
                entry.msgid,
                entry.msgid_plural or None,
                frozenset(f"django/{file}" for file in files),
            )


def _in_file(path: Path, place: str) -> Iterator[Message]:
    source = _as_python(path)
    if source is None:
        return
    for _, words, _, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        singular, plural = (words, None) if isinstance(words, str) else words
        if singular:
            yield Message(context, singular, plural, frozenset({place}))


def _as_python(path: Path) -> str | None:
    """The file as Python that calls gettext; None for a file without strings of its own."""
    if path.suffix == ".py":
        return path.read_text()
    if path.suffix not in {".html", ".txt", ".xml"}:
        return None
    # The tokenizer would take the indentation of markup for blocks of Python.
    lines = templatize(path.read_text(), str(path)).splitlines()
    return "\n".join(line.lstrip() for line in lines)


def _merged(messages: Iterable[Message]) -> tuple[Message, ...]:
    """One message per key, in the order of the alphabet, with all its places."""
    merged: dict[tuple[str, str], Message] = {}
    for message in messages:
        known = merged.get(message.key, message)
        merged[message.key] = Message(
            message.context,
            message.singular,
            known.plural or message.plural,
            known.places | message.places,
        )
    return tuple(merged[key] for key in sorted(merged))
