"""The talk about a text beside it: the latest threads, and the form that begins another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.desk import Desk
from articles.admin.envelope import new_token
from articles.admin.reading import address_of
from articles.admin.writing.talk_lines import TalkLines
from articles.admin.writing.talk_rows import SHOWN, Person, Talk
from articles.models import Translation
from articles.states import Move
from articles.text.escaping import escaped
from articles.workflow import Content
from articles.workflow.decisions import Decision, Situation, decide
from articles.workflow.talking import talking
from articles.workflow.texts.passages import BODY, Passages, passages_of

from .proofreading import label_of
from .talk_marks import Mark, marks_of, strip

# The screen of the text itself.
BESIDE = "text"
MOST_OFFERED = 400
EXCERPT = 40


@dataclass(frozen=True)
class TypedTalk:
    """A form that came back: `thread` is that of a reply, 0 of the form for a new comment."""

    thread: int = 0
    passage: str = ""
    quote: str = ""
    words: str = ""
    wording: str = ""
    must: bool = False
    name: str = ""


NOTHING_TYPED = TypedTalk()


@dataclass(frozen=True)
class TalkPanel:
    """`lines`, `passages`, `people` and `strip` are markup; `opened` is the text that was read.

    `form` is the id of the writing form that its fields belong to, "" for forms of their own.
    """

    version: int
    open: int
    lines: SafeString
    has_more: bool
    decision: Decision
    passages: SafeString
    people: SafeString
    opened: int
    back: str
    typed: TypedTalk = NOTHING_TYPED
    token: str = field(default_factory=new_token)
    form: str = ""
    marks: Mapping[int, Mark] = field(default_factory=dict)
    strip: SafeString = SafeString("")

    @property
    def belongs(self) -> SafeString:
        """What makes a field one of the writing form."""
        return SafeString(f' form="{self.form}"' if self.form else "")

    @property
    def is_typed(self) -> bool:
        """Whether the form for a new comment came back."""
        return self.typed is not NOTHING_TYPED and not self.typed.thread

    @property
    def is_shown(self) -> bool:
        return bool(self.lines or self.decision)


def talk_panel(
    request: HttpRequest,
    translation: Translation,
    now: Situation,
    talk: Talk,
    content: Content,
    *,
    desk: Desk,
    back: str = BESIDE,
    typed: TypedTalk = NOTHING_TYPED,
    form: str = "",
) -> TalkPanel:
    """By what is true of the version and the person, and the latest text; no query."""
    parts = passages_of(content) if talk.threads or decide(Move.COMMENT, now) else {}
    is_beside = back == BESIDE
    marks = marks_of(talk.threads, parts, is_in_prose=is_beside and not form)
    saving, now = now, talking(now, desk.memberships)
    decision = decide(Move.COMMENT, now)
    acts, texts = _addresses(translation) if talk.threads else ("", "")
    lines = TalkLines(
        language=translation.in_language,
        now=now,
        saving=saving,
        person=desk.person.pk,
        address=acts,
        texts=texts,
        csrf=get_token(request) if talk.threads else "",
        back=back,
        typed=(typed.thread, typed.words),
        form=form,
        marks=marks,
        text="" if is_beside else address_of(translation),
    )
    return TalkPanel(
        version=translation.pk,
        open=translation.open_comments,
        lines=lines.lines(talk.threads),
        has_more=len(talk.threads) >= SHOWN,
        decision=decision,
        passages=_passages(parts, typed.passage) if decision else SafeString(""),
        people=_people(talk.people, typed.name) if decision else SafeString(""),
        opened=translation.latest_revision_id,
        back=back,
        typed=typed,
        form=form,
        marks=marks,
        strip=strip(marks, translation.in_language) if is_beside else SafeString(""),
    )


def _addresses(translation: Translation) -> tuple[str, str]:
    """Where what is done to thread 0 is sent, and where text 0 is read."""
    names = ("translation_talk_act", "translation_revision")
    return tuple(reverse(f"admin:{name}", args=[translation.pk, 0]) for name in names)


def _passages(parts: Passages, chosen: str) -> SafeString:
    """Every paragraph to choose, by how it begins; words of the others can still be named."""
    made = [
        _option(f"{part}:{number}", f"{label} {number + 1}", text, chosen)
        if part == BODY
        else _option(part, label, text, chosen)
        for part, paragraphs in parts.items()
        for label in (str(label_of(part)),)
        for number, text in enumerate(paragraphs[:MOST_OFFERED])
    ]
    return SafeString("".join(made))


def _option(value: str, label: str, text: str, chosen: str) -> str:
    begins = text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"
    return _choice(value, f"{label}: \u2068{begins}\u2069", chosen)


def _people(people: list[Person], chosen: str) -> SafeString:
    return SafeString("".join(_choice(each.login, each.name, chosen) for each in people))


def _choice(value: str, label: str, chosen: str) -> str:
    selected = " selected" if value == chosen else ""
    return f'<option value="{escaped(value)}" dir="auto"{selected}>{escaped(label)}</option>'
