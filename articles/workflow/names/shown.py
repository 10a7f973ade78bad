"""Words that readers see: a live story never loses one."""

from collections.abc import Iterable, Mapping

from django.db import models

from articles.languages import CODES, LANGUAGES
from articles.models import Author, Photo, Publication, Section, Tag
from articles.text.characters import shows
from articles.workflow import reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused

# What of a row may not be emptied, and how to find the live stories that show it.
WORDS = {
    Section: ("name",),
    Author: ("name",),
    Tag: ("name",),
    Photo: ("alt", "credit"),
}
SHOWING = {
    Section: lambda live, pk: live.in_section(pk),
    Author: lambda live, pk: live.by_author(pk),
    Tag: lambda live, pk: live.about(pk),
    Photo: lambda live, pk: live.led_by(pk),
}


def still_shown(row: models.Model, emptied: Iterable[str]) -> dict[str, reasons.Text]:
    """Why these columns of a row may not be emptied, by column; a query per language of them."""
    emptied, refused = set(emptied), {}
    for code in CODES:
        names = [name for word in WORDS[type(row)] if (name := f"{word}_{code}") in emptied]
        if not names:
            continue
        live = Publication.objects.visible().in_language(code)
        if SHOWING[type(row)](live, row.pk).exists():
            refused |= dict.fromkeys(names, reasons.still_shown(LANGUAGES[code].name))
    return refused


def refuse_to_empty(held: models.Model, values: Mapping[str, object]) -> None:
    """Raise Refused where readers would lose a word that they see; the row is held."""
    emptied = [name for name, value in values.items() if _is_empty(value) and getattr(held, name)]
    for reason in still_shown(held, emptied).values():
        raise Refused(Decision(False, "shown", reason))


def _is_empty(value: object) -> bool:
    return not (shows(value) if isinstance(value, str) else value)
