"""What was said about a text as markup; a template for each line would cost many times as much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.admin.envelope import new_token
from articles.languages import Language
from articles.models import CommentState
from articles.states import Move
from articles.templatetags.moments import moment
from articles.text.escaping import escaped
from articles.workflow.decisions import Situation, decide
from articles.workflow.talking import may_settle
from articles.workflow.texts.passages import BODY

from .panels.proofreading import label_of
from .panels.talk_marks import Mark
from .talk_rows import Spoken, Thread, Who

# What may be done with a thread, by the name that its button sends.
ACTS = {
    "reply": Move.REPLY,
    "resolve": Move.RESOLVE,
    "reopen": Move.REOPEN,
    "take": Move.TAKE_SUGGESTION,
    "refuse": Move.REFUSE_SUGGESTION,
}
MOST_QUOTED = 240


@dataclass
class TalkLines:
    """Draws threads for one person.

    `now` is what is true of them where they talk, `saving` where they change the text. `address`
    is where the form of thread 0 goes, `texts` where text 0 is read; `csrf` is the token of the
    page; `back` names the screen to come back to. `form` is the id of the writing form where what
    is typed there goes along with each button; `marks` are the threads whose passages are marked,
    by `text`, the address of the screen where that is, "" for the same.
    """

    language: Language
    now: Situation
    saving: Situation
    person: int
    address: str
    texts: str
    csrf: str
    back: str
    typed: tuple[int, str] = (0, "")
    form: str = ""
    marks: Mapping[int, Mark] = field(default_factory=dict)
    text: str = ""
    words: dict[str, str] = field(default_factory=dict)

    def lines(self, threads: Iterable[Thread]) -> SafeString:
        drawn = "".join(map(self._thread, threads))
        return SafeString(f'<ol class="talk-threads">{drawn}</ol>' if drawn else "")

    def _thread(self, thread: Thread) -> str:
        kinds = ["talk-thread"]
        kinds += ["talk-must"] if thread.must and thread.is_open else []
        kinds += [] if thread.is_open else ["talk-settled"]
        inside = "".join(
            (
                self._where(thread),
                self._passage(thread),
                self._spoken(thread.first),
                *map(self._spoken, thread.replies),
                self._settled(thread),
                self._form(thread),
            )
        )
        return f'<li class="{" ".join(kinds)}" id="said-{thread.first.number}">{inside}</li>'

    def _where(self, thread: Thread) -> str:
        marks = [self._leading(thread)]
        if thread.must:
            marks.insert(0, _chip("must", self._say(gettext("Must"))))
        if thread.is_suggestion:
            marks.append(_chip("suggestion", self._say(gettext("Suggestion"))))
        if not thread.is_open:
            marks.append(_chip(f"talk-{thread.state.value}", self._say(thread.state.label)))
        return f'<p class="talk-where">{" ".join(marks)}</p>'

    def _leading(self, thread: Thread) -> str:
        """Where it stands, which leads there where that is marked."""
        place, mark = self._place(thread), self.marks.get(thread.first.number)
        if mark is None:
            return f'<span class="quiet">{place}</span>'
        return f'<a class="quiet" href="{self.text}#{mark.anchor}">{mark.sign} {place}</a>'

    def _place(self, thread: Thread) -> str:
        if not thread.part:
            return self._say(gettext("The whole text"))
        label = escaped(label_of(thread.part))
        if thread.part != BODY or thread.paragraph is None:
            return label
        number = {"part": label, "number": thread.paragraph + 1}
        return gettext("%(part)s, paragraph %(number)s") % number

    def _passage(self, thread: Thread) -> str:
        if not thread.quote:
            return ""
        said, wording = "", ""
        if thread.state == CommentState.OPEN and (thread.is_gone or thread.is_changed):
            told = (
                gettext("The passage is gone.")
                if thread.is_gone
                else gettext("Its words were changed since.")
            )
            read = thread.first.read
            link = escaped(gettext("text %(number)s") % {"number": read})
            address = self.texts.replace("/0/", f"/{read}/")
            said = f'<p class="talk-gone">{escaped(told)} <a href="{address}">{link}</a></p>'
        quote = thread.quote
        if not thread.is_suggestion and len(quote) > MOST_QUOTED:
            quote = f"{quote[:MOST_QUOTED].rstrip()}…"
        tag = "del" if thread.is_suggestion else "span"
        if thread.wording:
            wording = f" <ins>{_broken(thread.wording)}</ins>"
        elif thread.is_suggestion:
            leave = self._say(gettext("Leave these words out."))
            said += f'<p class="quiet">{leave}</p>'
        return (
            f'<blockquote class="talk-quote" {self._language}><{tag}>{_broken(quote)}</{tag}>'
            f"{wording}</blockquote>{said}"
        )

    @property
    def _language(self) -> str:
        return f'lang="{self.language.code}" dir="{self.language.direction}"'

    def _spoken(self, spoken: Spoken) -> str:
        pieces = enumerate(spoken.words)
        words = "".join(_named(each) if place % 2 else _broken(each) for place, each in pieces)
        told = f'<p class="talk-words" dir="auto">{words}</p>' if words else ""
        return (
            f'<div class="talk-said"><p class="log-who">{_who(spoken.who)} · '
            f"{moment(spoken.at)}</p>{told}</div>"
        )

    def _settled(self, thread: Thread) -> str:
        if thread.settled is None:
            return ""
        label, who = escaped(thread.state.label), _who(thread.settled)
        said = f"{label} · {who} · {moment(thread.settled_at)}"
        if thread.taken:
            text = escaped(gettext("text %(number)s") % {"number": thread.taken})
            said += f' · <a href="{self.texts.replace("/0/", f"/{thread.taken}/")}">{text}</a>'
        return f'<p class="log-who">{said}</p>'

    def _form(self, thread: Thread) -> str:
        """One form for all that may be done: what was written goes along with any button."""
        if not decide(Move.REPLY, self.now):
            return ""
        number, (tried, typed) = thread.first.number, self.typed
        is_tried, own = tried == number, self._own(number)
        buttons = "".join(
            f'<button name="act" value="{act}"{" class=button-main" if act == "take" else ""}{own}>'
            f"{self._say(label)}</button>"
            for act, label in self._acts(thread)
        )
        reply = self._say(gettext("Reply"))
        words = f"words-{number}" if self.form else "words"
        return (
            f"{self._begun(number)}{buttons}{self._why_not(thread)}"
            f"<details{' open' if is_tried else ''}><summary>{reply}…</summary>"
            f'<textarea name="{words}"{self._belongs} rows="2" dir="auto" autocomplete="off" '
            f'maxlength="2000" aria-label="{reply}">{escaped(typed) if is_tried else ""}</textarea>'
            f'<button name="act" value="reply"{own}>{reply}</button></details>{self._ended}'
        )

    @property
    def _belongs(self) -> str:
        return f' form="{self.form}"' if self.form else ""

    def _own(self, number: int) -> str:
        """Of a button in the writing form: where it leads that."""
        return f'{self._belongs} formaction="{self._address(number)}"' if self.form else ""

    def _address(self, number: int) -> str:
        return self.address.replace("/0/", f"/{number}/")

    def _begun(self, number: int) -> str:
        if self.form:
            return '<div class="talk-form">'
        return (
            f'<form class="talk-form" method="post" action="{self._address(number)}">'
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{self.csrf}">'
            f'<input type="hidden" name="token" value="{new_token()}">'
            '<input type="hidden" name="opened" value="0">'
            f'<input type="hidden" name="back" value="{self.back}">'
        )

    @property
    def _ended(self) -> str:
        return "</div>" if self.form else '<input type="hidden" name="_end" value="1"></form>'

    def _acts(self, thread: Thread) -> Iterable[tuple[str, str]]:
        """The buttons that do something now, with their labels."""
        if not thread.is_open:
            if thread.state != CommentState.TAKEN:
                yield "reopen", gettext("Open again")
            return
        can_take = thread.is_suggestion and not thread.is_gone and not thread.is_changed
        if can_take and decide(Move.TAKE_SUGGESTION, self.saving):
            yield "take", gettext("Take it")
        if thread.is_suggestion and self._may(Move.REFUSE_SUGGESTION, thread):
            yield "refuse", gettext("Refuse it")
        if self._may(Move.RESOLVE, thread):
            yield "resolve", gettext("Settle it")

    def _may(self, move: Move, thread: Thread) -> bool:
        is_own = thread.first.who.number == self.person
        return bool(may_settle(self.now, move, must=thread.must, is_own=is_own))

    def _why_not(self, thread: Thread) -> str:
        """Why a writer does not take what is suggested, or settle what is a must, just now."""
        if not thread.is_open:
            return ""
        is_own = thread.first.who.number == self.person
        settling = may_settle(self.now, Move.RESOLVE, must=thread.must, is_own=is_own)
        taking = decide(Move.TAKE_SUGGESTION, self.saving)
        if thread.is_suggestion and taking.code == "status":
            return f'<p class="reason">{self._say(taking.reason)}</p>'
        if not settling:
            return f'<p class="reason">{self._say(settling.reason)}</p>'
        return ""

    def _say(self, words: str | Promise) -> str:
        """Words that repeat, escaped once."""
        said = str(words)
        if said not in self.words:
            self.words[said] = escaped(said)
        return self.words[said]


def _chip(name: str, label: str) -> str:
    return f'<span class="chip chip-{name}">{label}</span>'


def _who(who: Who) -> str:
    return f"<bdi>{escaped(who.told)}</bdi>"


def _named(name: str | Promise) -> str:
    return f'<b class="talk-named">@<bdi>{escaped(name)}</bdi></b>'


def _broken(words: object) -> str:
    return escaped(words).replace("\n", "<br>")
