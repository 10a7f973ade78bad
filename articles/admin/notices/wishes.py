"""The page on which somebody chooses how to hear of what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.envelope import CUT, envelope_of, new_token
from articles.admin.verb_forms import token_of
from articles.models import Notice
from articles.notices.wishes import GROUPS, ways_of

Kind, Way = Notice.Kind, Notice.Way


@dataclass(frozen=True)
class Choice:
    """One kind with the way that is chosen."""

    kind: Kind
    way: str


@dataclass(frozen=True)
class Group:
    label: str | Promise
    choices: tuple[Choice, ...]


def wishes(request: HttpRequest) -> HttpResponse:
    return _choose(request) if request.method == "POST" else _screen(request, _chosen(request))


def _choose(request: HttpRequest) -> HttpResponse:
    envelope, sent = envelope_of(request), _sent(request)
    if not envelope.is_whole:
        return _screen(request, _chosen(request) | sent, problem=CUT, status=400)
    token = token_of(request, envelope)
    try:
        workflow.choose_notices(request.user, actor=request.user, ways=sent, token=token)
    except workflow.Refused as refused:
        reason = refused.decision.reason
        return _screen(request, _chosen(request) | sent, problem=reason, status=409)
    messages.success(request, _("It is stored how you are told."))
    return HttpResponseRedirect(reverse("admin:notice_wishes"))


def _sent(request: HttpRequest) -> dict[str, str]:
    return {kind: request.POST[kind] for kind in Kind.values if kind in request.POST}


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {kind.value: way.value for kind, way in ways_of(request.user.pk).items()}


def _screen(
    request: HttpRequest,
    chosen: Mapping[str, str],
    *,
    problem: str | Promise = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("How I am told"),
        "groups": list(_groups(chosen)),
        "ways": Way.choices,
        "tells_by_mail": settings.TELLS_BY_MAIL,
        "mail": request.user.email,
        "problem": problem,
        "token": new_token(),
        "opened": 0,
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/desk/wishes.html", context, status=status)


def _groups(chosen: Mapping[str, str]) -> Iterator[Group]:
    for label, kinds in GROUPS:
        yield Group(label, tuple(Choice(kind, chosen[kind]) for kind in kinds))
