"""The catalogues of a language: which strings each must hold, brought up to date, compiled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings

from .messages import DJANGO_CATALOGUES, PACKAGES, Message, djangos, ours

LOCALE: Path = settings.LOCALE_PATHS[0]
DOMAINS = ("django", "djangojs")
TWO_FORMS = "nplurals=2; plural=(n != 1);"
PLURALS = {
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "ckb": TWO_FORMS,
    "kmr": TWO_FORMS,
}
# Django's own words here are wrong for this newsroom: Egyptian months in Arabic; months of the
# solar calendar and one sign for both halves of the day in Sorani.
TAKEN_OVER = {
    "django/utils/dates.py",
    "django/utils/dateformat.py",
    "django/utils/timesince.py",
    "django/contrib/admin/static/admin/js/calendar.js",
}
# Sentences that say something else than they should: of what was changed, that it was added.
WRONG = {"ar": {"The {name} “{obj}” was changed successfully."}}
# Left open in some of Django's strings, these turn the rest of the line around.
EMBEDDINGS = re.compile("[\u202a-\u202e]")
PERCENT = re.compile(r"%(?:\(\w+\))?[sdr]")
BRACES = re.compile(r"{\w*}")


@dataclass(frozen=True)
class Catalogue:
    """One `.po` and the `.mo` beside it."""

    language: str
    domain: str

    @property
    def path(self) -> Path:
        return LOCALE / self.language / "LC_MESSAGES" / f"{self.domain}.po"

    @property
    def compiled(self) -> Path:
        return self.path.with_suffix(".mo")

    def read(self) -> polib.POFile:
        """The catalogue as it is stored; empty where there is none yet."""
        return polib.pofile(str(self.path)) if self.path.exists() else polib.POFile()

    def wanted(self) -> list[Message]:
        """The strings it must hold: all of ours, and what Django lacks or gets wrong."""
        wanted = {message.key: message for message in self._djangos()}
        if self.domain == "django":
            wanted |= {message.key: message for message in ours()}
        return [wanted[key] for key in sorted(wanted)]

    def updated(self) -> polib.POFile:
        """The stored catalogue with exactly the wanted strings; what is new stands empty."""
        stored = {(entry.msgid, entry.msgctxt or ""): entry for entry in self.read()}
        file = polib.POFile(wrapwidth=98)
        file.metadata = self._header()
        file.extend(self._entry(message, stored.get(message.key)) for message in self.wanted())
        return file

    def write(self) -> polib.POFile:
        """Bring both files up to date."""
        file = self.updated()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file.save(str(self.path))
        file.save_as_mofile(str(self.compiled))
        return file

    def _djangos(self) -> Iterable[Message]:
        translated = _translated_by_django(self.language, self.domain)
        for message in djangos(self.domain):
            is_wrong = message.singular in WRONG.get(self.language, ())
            if message.key not in translated or message.places & TAKEN_OVER or is_wrong:
                yield message

    def _header(self) -> dict[str, str]:
        return {
            "Language": self.language,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": PLURALS[self.language],
        }

    def _entry(self, message: Message, stored: polib.POEntry | None) -> polib.POEntry:
        entry = polib.POEntry(
            msgctxt=message.context,
            msgid=message.singular,
            msgid_plural=message.plural or "",
            occurrences=[(place, "") for place in sorted(message.places)],
            flags=_flags(message),
        )
        if message.plural:
            forms = stored.msgstr_plural if stored else {}
            count = int(PLURALS[self.language][len("nplurals=")])
            entry.msgstr_plural = {form: forms.get(form, "") for form in range(count)}
        elif stored:
            entry.msgstr = stored.msgstr
        return entry


def catalogues() -> list[Catalogue]:
    return [Catalogue(language, domain) for language in PLURALS for domain in DOMAINS]


def _translated_by_django(language: str, domain: str) -> set[tuple[str, str]]:
    folders = [PACKAGES["django"] / name / "locale" / language for name in DJANGO_CATALOGUES]
    files = [folder / "LC_MESSAGES" / f"{domain}.po" for folder in folders]
    return {
        (entry.msgid, entry.msgctxt or "")
        for path in files
        if path.exists()
        for entry in polib.pofile(str(path)).translated_entries()
        if not EMBEDDINGS.search("".join([entry.msgstr, *entry.msgstr_plural.values()]))
    }


def _flags(message: Message) -> list[str]:
    if PERCENT.search(message.singular):
        return ["python-format"]
    return ["python-brace-format"] if BRACES.search(message.singular) else []
