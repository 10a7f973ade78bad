"""The desk's page of one's own sessions, and the one act for a lost phone."""

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.workflow.people import quiet
from articles.workflow.people import sessions as verbs
from articles.workflow.people.accounts import sessions_of

from . import identity
from .new_devices import new_devices_of
from .second_factor import entering
from .seen import told


@admin.site.admin_view
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in."""
    shown = [
        {
            "sign": _sign(row.session_key),
            "device": told(row.device),
            "began_at": row.began_at,
            "seen_at": row.seen_at,
            "is_this": row.session_key == request.session.session_key,
        }
        for row in sessions_of(request.user)
    ]
    others = new_devices_of(request.user)
    return _page(
        request,
        "sessions",
        title=_("Devices and sessions"),
        sessions=shown,
        new_devices=others,
    )


@admin.site.admin_view
def show_writers(request: HttpRequest) -> HttpResponse:
    """Ask who it is; then the desk names who wrote, for an hour, to those who may know it."""
    if question := identity.asked(request):
        return question
    leads_to = request.GET.get("next", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(leads_to, hosts, require_https=request.is_secure()):
        leads_to = reverse("admin:index")
    return HttpResponseRedirect(leads_to)


@admin.site.admin_view
@require_POST
def choose_quiet(request: HttpRequest) -> HttpResponse:
    """Let the screen say less of what it is, or say it again."""
    is_quiet = request.POST.get("quiet") == "1"
    if quiet.choose_quiet(request.user, actor=request.user, is_quiet=is_quiet):
        words = _("Quiet mode is on.") if is_quiet else _("Quiet mode is off.")
        messages.success(request, words)
    return HttpResponseRedirect(reverse("sessions"))


@admin.site.admin_view
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End one of them; the page never holds the key of a session, only a sign of it."""
    sent = request.POST.get("session", "")
    for row in sessions_of(request.user):
        if constant_time_compare(_sign(row.session_key), sent):
            verbs.end_session(request.user, actor=request.user, session=row.session_key)
            if row.session_key == request.session.session_key:
                logout(request)
                return HttpResponseRedirect(reverse("admin:login"))
            messages.success(request, _("The session has ended."))
    return HttpResponseRedirect(reverse("sessions"))


@admin.site.admin_view
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all but this one."""
    verbs.end_all_sessions(request.user, actor=request.user)
    entering.stay_in(request)
    messages.success(request, _("You are signed out everywhere else."))
    return HttpResponseRedirect(reverse("sessions"))


@admin.site.admin_view
def lost_phone(request: HttpRequest) -> HttpResponse:
    """Ask first; then shut the person's own account, this session included."""
    if request.method == "POST":
        verbs.lose_phone(request.user, actor=request.user)
        logout(request)
        return _page(request, "shut", title=_("The account is shut."))
    return _page(request, "lost_phone", title=_("Lost phone"))


def _sign(session_key: str) -> str:
    return salted_hmac("newsroom.accounts.session_screens", session_key).hexdigest()


def _page(request: HttpRequest, name: str, **shown: object) -> HttpResponse:
    context = {**admin.site.each_context(request), **shown}
    return TemplateResponse(request, f"admin/accounts/{name}.html", context)
