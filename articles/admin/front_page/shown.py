"""What the screen of a front page shows."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise

from articles.admin.desk import Desk
from articles.admin.envelope import new_token
from articles.languages import LANGUAGES
from articles.models import BreakingLine, FrontPage, JournalEntry
from articles.states import Move, Subject
from articles.workflow.front_page import arranging, breaking
from articles.workflow.rows import last_entry

from .line import LineForm
from .order import Button, Order, TypedPin, stored_order, wrong_hours
from .stories import FrontStory, Stories, offered, stories_of

HISTORY = 10
NOTHING = Button()


@dataclass(frozen=True)
class Row:
    """A pinned story on the screen; without a `story`, readers do not see it any more."""

    pin: TypedPin
    story: FrontStory | None
    wrong: str


@dataclass(frozen=True)
class Done:
    """Something that was done to the front page; `text` is that of a line."""

    actor: AbstractBaseUser
    move: str | Promise
    when: datetime
    text: str


@dataclass(frozen=True)
class Sent:
    """What came with the form that is shown again; nothing where the screen is opened."""

    order: Order | None = None
    words: str = ""
    pressed: Button = NOTHING
    opened: int | None = None
    line: LineForm | None = None
    opened_line: int | None = None


def context(desk: Desk, page: FrontPage, sent: Sent) -> dict[str, object]:
    """Everything beside what each screen of the desk has; eight queries at most."""
    language, entries = page.language, _entries(page)
    standing = stored_order(page.pins.standing()) if page.pk else []
    line = BreakingLine.objects.visible().in_language(language).first()
    order = standing if sent.order is None else sent.order
    named = [pin.version for pin in [*order, *standing]]
    known = stories_of([*named, *([line.translation_id] if line else [])], language)
    others = offered(desk, language, sent.words, without=[pin.version for pin in order])
    still_there = [pin for pin in standing if pin.version in known]
    if sent.order is None:
        order = still_there
    return {
        "language": LANGUAGES[language],
        "rows": _rows(order, known | others),
        "has_left": len(still_there) < len(standing),
        "is_unsaved": order != still_there,
        "others": others.values(),
        "words": sent.words,
        "pressed": sent.pressed,
        "most": arranging.MOST_PINS,
        "line": line,
        "line_form": _line_form(page, sent.line, line, others | known),
        "token": new_token(),
        "token_line": new_token(),
        "opened": _opened(sent.opened, page, entries, arranging.CHANGES),
        "opened_line": _opened(sent.opened_line, page, entries, breaking.CHANGES),
        "done": [_done(entry) for entry in entries],
    }


def _rows(order: Order, known: Stories) -> list[Row]:
    wrong = wrong_hours(order)
    return [Row(pin, known.get(pin.version), wrong.get(pin.version, "")) for pin in order]


def _line_form(
    page: FrontPage, sent: LineForm | None, line: BreakingLine | None, stories: Stories
) -> LineForm:
    form = sent or LineForm(language=page.language, line=line)
    form.offer(stories.values())
    return form


def _entries(page: FrontPage) -> list[JournalEntry]:
    if not page.pk:
        return []
    entries = JournalEntry.objects.of(Subject.FRONT_PAGE, page.pk)
    return list(entries.select_related("actor")[:HISTORY])


def _opened(
    sent: int | None, page: FrontPage, entries: list[JournalEntry], moves: tuple[Move, ...]
) -> int:
    """The last change of these kinds; a query where it is not among the entries at hand."""
    if sent is not None:
        return sent
    for entry in entries:
        if entry.move in moves:
            return entry.pk
    return last_entry(Subject.FRONT_PAGE, page.pk, moves) if len(entries) == HISTORY else 0


def _done(entry: JournalEntry) -> Done:
    said = (entry.after or entry.before or {}).get("text", "")
    return Done(entry.actor, Move(entry.move).label, entry.created_at, said)
