"""What was said about a text, as one person may see it: plain values, however they were read."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils.functional import Promise

from articles.admin.desk import Desk
from articles.admin.history import A_WRITER
from articles.models import Comment, CommentState, Mention
from articles.workflow.texts.naming import ENDS, HANDLE, may_be_named

# So many threads stand beside a text; the others have a screen of their own.
SHOWN = 30
COLUMNS = (
    *("is_named", "words", "part", "paragraph", "start", "quote", "must", "wording", "state"),
    *("settled_named", "settled_at", "created_at"),
)
TOLD = {
    **{name: F(name) for name in COLUMNS},
    "thread": F("thread_id"),
    "person": F("person_id"),
    "name": F("person__display_name"),
    "login": F("person__username"),
    "settler": F("settled_by_id"),
    "settler_name": F("settled_by__display_name"),
    "settler_login": F("settled_by__username"),
    "read": F("revision__number"),
    "taken": F("taken_as__number"),
}
SAID, MENTION, PERSON = "said", "mention", "person"


@dataclass(frozen=True)
class Person:
    """Somebody who may be named, by @ and the name they sign in with."""

    login: str
    name: str


@dataclass(frozen=True)
class Who:
    """Whoever spoke or settled; `told` is their name, where that is for this person to see."""

    number: int
    told: str | Promise


@dataclass(frozen=True)
class Spoken:
    """One comment, suggestion or reply; `read` is the number of the text that it was said of.

    `words` come in pieces, of which every second one names somebody.
    """

    number: int
    who: Who
    words: tuple[str | Promise, ...]
    read: int
    at: datetime


@dataclass(frozen=True)
class Thread:
    """A comment or a suggestion with its replies; columns as in `Comment`."""

    first: Spoken
    part: str
    paragraph: int | None
    start: int | None
    quote: str
    must: bool
    wording: str | None
    state: CommentState
    settled: Who | None = None
    settled_at: datetime | None = None
    taken: int | None = None
    replies: list[Spoken] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.state == CommentState.OPEN

    @property
    def is_suggestion(self) -> bool:
        return self.wording is not None

    @property
    def is_gone(self) -> bool:
        """Neither the words that it is about are in the latest text, nor their paragraph."""
        return bool(self.part) and self.paragraph is None

    @property
    def is_changed(self) -> bool:
        """The paragraph is there, with other words."""
        return self.paragraph is not None and self.start is None


@dataclass(frozen=True)
class Talk:
    """The threads, open ones first, and the people who may be named in them."""

    threads: list[Thread]
    people: list[Person]


def told() -> Cast:
    """All that is shown of a comment, as one column of text."""
    return Cast(JSONObject(**TOLD), TextField())


def parts(
    version: int | Combinable, language: str | Combinable
) -> Iterator[tuple[str, QuerySet, Combinable, list[Combinable]]]:
    """What is read of the talk about a version: kind, rows, number and words of each."""
    said = Comment.objects.of_latest_threads(version, SHOWN)
    yield SAID, said, F("pk"), [told()]
    yield MENTION, mentions(said), F("comment_id"), [F("person__username"), _flag("is_named")]
    people = may_be_named(version, language)
    words = [F("username"), Coalesce("display_name", Value("")), _flag("by_role")]
    yield PERSON, people, F("pk"), words


def mentions(said: QuerySet) -> QuerySet:
    return Mention.objects.filter(comment__in=said.order_by().values("pk"))


def _flag(name: str) -> Case:
    return Case(When(**{name: True}, then=Value("1")), default=Value(""))


def talk_of(lines: Mapping[str, Iterable[tuple]], language: str, desk: Desk) -> Talk:
    """The talk by its lines, as (number, words) of each kind."""
    sees = desk.sees_writers(language)
    hidden: dict[int, set[str]] = defaultdict(set)
    named: dict[int, set[str]] = defaultdict(set)
    for number, (login, is_named, *_rest) in lines.get(MENTION, ()):
        is_open = is_named or sees or login == desk.person.username
        (named if is_open else hidden)[number].add(login.lower())
    rows = [(number, json.loads(words[0])) for number, words in lines.get(SAID, ())]
    reader = _Reader(desk.person.pk, sees, named, hidden)
    people = [
        Person(login, name or login)
        for _number, (login, name, by_role) in lines.get(PERSON, ())
        if (by_role or sees) and login != desk.person.username
    ]
    return Talk(reader.threads(rows), sorted(people, key=lambda each: each.name.lower()))


@dataclass(frozen=True)
class _Reader:
    """Reads rows as one person may see them; names in comments are `named` or `hidden`."""

    person: int
    sees_writers: bool
    named: Mapping[int, set[str]]
    hidden: Mapping[int, set[str]]

    def threads(self, rows: list[tuple[int, dict]]) -> list[Thread]:
        made: dict[int, Thread] = {}
        for number, row in rows:
            if row["thread"] is None:
                made[number] = self._thread(number, row)
        for number, row in sorted(rows, key=lambda pair: pair[0]):
            if row["thread"] in made:
                made[row["thread"]].replies.append(self._spoken(number, row))
        return sorted(made.values(), key=_rank)

    def _thread(self, number: int, row: dict) -> Thread:
        settled = row["settler"] is not None
        return Thread(
            first=self._spoken(number, row),
            **{name: row[name] for name in ("part", "paragraph", "start", "quote", "wording")},
            must=bool(row["must"]),
            state=CommentState(row["state"]),
            settled=self._who(row, "settler", "settled_named") if settled else None,
            settled_at=_moment(row["settled_at"]) if settled else None,
            taken=row["taken"],
        )

    def _spoken(self, number: int, row: dict) -> Spoken:
        who = self._who(row, "", "is_named")
        words = tuple(self._pieces(number, row["words"]))
        return Spoken(number, who, words, row["read"], _moment(row["created_at"]))

    def _who(self, row: dict, prefix: str, named: str) -> Who:
        number = row[prefix or "person"]
        before = f"{prefix}_" if prefix else ""
        if row[named] or self.sees_writers or number == self.person:
            return Who(number, row[f"{before}name"] or row[f"{before}login"])
        return Who(number, A_WRITER)

    def _pieces(self, number: int, words: str) -> Iterator[str | Promise]:
        """The words parted where they name people; who may not be known is "a writer"."""
        named, hidden = self.named[number], self.hidden[number]
        last = 0
        for match in HANDLE.finditer(words) if named or hidden else ():
            login = match[1].rstrip(ENDS)
            if login.lower() in named | hidden:
                yield words[last : match.start()]
                yield login if login.lower() in named else A_WRITER
                last = match.start() + 1 + len(login)
        yield words[last:]


def _rank(thread: Thread) -> tuple[bool, bool, int]:
    """What has to be settled first, then what is open, of each the latest first."""
    return not thread.is_open, not thread.must, -thread.first.number


def _moment(stored: str) -> datetime:
    """A moment as either database writes it into JSON."""
    found = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", stored))
    return found if found.tzinfo else found.replace(tzinfo=UTC)
