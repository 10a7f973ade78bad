"""Several texts at once: each is approved or published by its own rules, or refused with a reason.

One form and one token for all of them. Each has a transaction and an entry of its own, under a
token that follows from the form's, so that what is sent again does nothing twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.choosing import MOST_AT_ONCE, ticked_box
from articles.admin.desk import desk_of
from articles.admin.envelope import CUT, envelope_of, new_token, texts_in, token_for
from articles.admin.hours import HourForm
from articles.admin.problems import Problem
from articles.admin.rows import (
    LANGUAGE_MARKS,
    Lines,
    Standing,
    headline_of_standing,
    standing_of,
    with_standing,
)
from articles.models import Translation
from articles.states import Move
from articles.text.escaping import escaped

from .kinds import KIND

NONE_CHOSEN = _("No text was chosen.")
TOO_MANY = _("At most {most} at once; {count} were chosen. Nothing was done.")
NOT_THERE = _("One of the texts is not there, or not for you.")
# What the buttons are called → the move; one of them goes with the hour beside it.
BUTTONS = {"approve": Move.APPROVE, "publish_at": Move.PUBLISH, "publish": Move.PUBLISH}
AT_AN_HOUR = "publish_at"
DONE: dict[str, str | Promise] = {
    "approve": _("Approved."),
    "publish": _("Published."),
    "publish_at": _("Scheduled."),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one text; `row` is None for one that the person may not open."""

    row: Standing | None
    reason: str | Promise = ""


@dataclass(frozen=True)
class Sending:
    """What was sent: the move, the texts with the revisions that were seen, the hour."""

    move: Move
    texts: dict[int, int]
    at: datetime | None
    token: str
    done: list[Outcome] = field(default_factory=list)
    refused: list[Outcome] = field(default_factory=list)


def several(request: HttpRequest) -> HttpResponse:
    """Make a move on each of the chosen texts, and say of each what became of it."""
    pressed = next((name for name in BUTTONS if name in request.POST), None)
    if request.method != "POST" or pressed is None:
        return HttpResponseRedirect(reverse("admin:index"))
    texts, envelope = texts_in(request), envelope_of(request)
    when = HourForm.LATER if pressed == AT_AN_HOUR else HourForm.NOW
    form = HourForm({"at": request.POST.get("at", ""), "when": when})
    if problem := _problem(texts, form, is_whole=envelope.is_whole):
        return _screen(request, pressed, Problem(problem, 400), again=texts)
    sending = Sending(BUTTONS[pressed], texts, form.moment, envelope.token)
    _make(request, sending)
    return _screen(request, pressed, sending=sending)


def _problem(texts: dict[int, int], form: HourForm, *, is_whole: bool) -> str | Promise:
    """What is wrong with all that was sent; "" for nothing."""
    if not is_whole:
        return CUT
    if not texts:
        return NONE_CHOSEN
    if len(texts) > MOST_AT_ONCE:
        return format_lazy(TOO_MANY, most=MOST_AT_ONCE, count=len(texts))
    return form.problem


def _make(request: HttpRequest, sending: Sending) -> None:
    rows = _rows(request, sending.texts)
    for number, revision in sending.texts.items():
        if number not in rows:
            sending.refused.append(Outcome(None, NOT_THERE))
            continue
        token = token_for(sending.token, number)
        try:
            _verb(sending)(
                Translation(pk=number, article_id=rows[number].article),
                actor=request.user,
                opened_revision=revision,
                token=token,
            )
        except workflow.Refused as refused:
            sending.refused.append(Outcome(rows[number], refused.decision.reason))
        else:
            sending.done.append(Outcome(rows[number]))


def _verb(sending: Sending) -> Callable:
    if sending.move == Move.APPROVE:
        return workflow.approve
    return lambda *args, **options: workflow.publish(*args, at=sending.at, **options)


def _rows(request: HttpRequest, numbers: Iterable[int]) -> dict[int, Standing]:
    """Those of the versions that the person may open; one query."""
    mine = desk_of(request).translations().filter(pk__in=list(numbers)[: 2 * MOST_AT_ONCE])
    return {row.pk: row for row in map(standing_of, with_standing(mine.order_by()))}


def _screen(
    request: HttpRequest,
    pressed: str,
    problem: Problem | None = None,
    *,
    again: dict[int, int] | None = None,
    sending: Sending | None = None,
) -> HttpResponse:
    """What became of them; or what is wrong with all, with the chosen ones to be sent again."""
    lines, again = Lines(), again or {}
    rows = _rows(request, again) if again else {}
    shown = [row._replace(revision=again[row.pk]) for row in rows.values()]
    done, refused = _as_they_stand(request, sending) if sending else ([], [])
    context = {
        **site.each_context(request),
        "approves": BUTTONS[pressed] == Move.APPROVE,
        "publishes": BUTTONS[pressed] == Move.PUBLISH,
        "queue": KIND.get(request.POST.get("queue", "")),
        "problem": problem,
        "again": lines.lines(shown, choose=ticked_box),
        "typed_at": request.POST.get("at", ""),
        "done": SafeString("".join(lines.line(each.row) for each in done if each.row)),
        "done_count": len(done),
        "done_words": DONE[pressed],
        "at": sending.at if sending else None,
        "refused": SafeString("".join(_refused(each, lines) for each in refused)),
        "refused_count": len(refused),
        "token": new_token(),
        "zone": timezone.get_current_timezone_name(),
        "most": MOST_AT_ONCE,
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/several.html", context, status=status)


def _as_they_stand(request: HttpRequest, sending: Sending) -> tuple[list[Outcome], list[Outcome]]:
    """What was done and what was refused, with the rows as they are afterwards; one query."""
    rows = _rows(request, sending.texts)
    done, refused = (
        [replace(each, row=each.row and rows.get(each.row.pk)) for each in outcomes]
        for outcomes in (sending.done, sending.refused)
    )
    return done, refused


def _refused(outcome: Outcome, lines: Lines) -> str:
    """A text with the reason why nothing was done to it."""
    row, told = outcome.row, f'<p class="row-reason">{escaped(outcome.reason)}</p>'
    if row is None:
        return f'<li class="row">{told}</li>'
    facts = [LANGUAGE_MARKS[row.language], lines.marks(row)]
    return lines.linked(lines.address(row.pk), headline_of_standing(row), facts, told)
