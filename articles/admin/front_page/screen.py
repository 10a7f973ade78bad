"""The front page of a language: what is pinned, in which order, until when; its breaking line."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.desk_admin import LONGEST_SEARCH, DeskAdmin
from articles.admin.envelope import CUT, envelope_of
from articles.admin.previewing import under_banner
from articles.admin.problems import INVALID, Problem
from articles.admin.verb_forms import token_of
from articles.languages import LANGUAGES
from articles.models import FrontPage
from articles.pages import documents, inline
from articles.pages.frame import HIDDEN
from articles.pages.home import home_with
from articles.states import Move

from . import shown
from .line import LineForm
from .order import moved, pins_of, pressed, stored_order, typed_order

SAVE, END = "save", "end"
NOTHING_SENT = shown.Sent()
View = Callable[[HttpRequest, FrontPage], HttpResponse]


class FrontPageAdmin(DeskAdmin):
    """A screen for each language, for its publishers; its list leads to the first of them."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("<language>/breaking/", view(_of_language(_breaking)), name="front_page_breaking"),
            path("<language>/preview/", view(_of_language(_preview)), name="front_page_preview"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        languages = _languages(desk_of(request))
        if not languages:
            raise PermissionDenied
        return HttpResponseRedirect(_address(languages[0]))

    def change_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return _of_language(_order)(request, object_id)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return bool(_languages(desk_of(request)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


def _languages(desk: Desk) -> list[str]:
    return [code for code in LANGUAGES if desk.may_begin(Move.ARRANGE_FRONT_PAGE, code)]


def _of_language(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Languages in which the person does not publish are not there."""

    def of_language(request: HttpRequest, language: str) -> HttpResponse:
        if language not in _languages(desk_of(request)):
            raise Http404
        return view(request, FrontPage.of(language))

    return of_language


def _order(request: HttpRequest, page: FrontPage) -> HttpResponse:
    """The screen, changed by its buttons and not stored before it is saved."""
    if request.method != "POST":
        return _screen(request, page)
    envelope, button = envelope_of(request), pressed(request.POST)
    order = moved(typed_order(request.POST), button)
    words = request.POST.get("q", "").replace("\0", "")[:LONGEST_SEARCH]
    sent = shown.Sent(order, words, button, opened=envelope.opened)
    if not envelope.is_whole:
        return _screen(request, page, sent, Problem(CUT, 400))
    if SAVE not in request.POST:
        return _screen(request, page, sent)
    try:
        workflow.arrange_front_page(
            page,
            actor=request.user,
            pins=pins_of(order),
            opened=envelope.opened,
            token=token_of(request, envelope),
        )
    except ValidationError:
        return _screen(request, page, sent, Problem(INVALID, 400))
    except workflow.Refused as refused:
        known = None if _is_stale(refused) else envelope.opened
        again = shown.Sent(order, words, opened=known)
        return _screen(request, page, again, _problem(refused))
    messages.success(request, _("Saved. Readers see this order now."))
    return HttpResponseRedirect(_address(page.language))


def _breaking(request: HttpRequest, page: FrontPage) -> HttpResponse:
    """The line set, or ended."""
    if request.method != "POST":
        return HttpResponseRedirect(_address(page.language))
    envelope, form = envelope_of(request), LineForm(request.POST, language=page.language)
    sent = shown.Sent(line=form, opened_line=envelope.opened)
    if not envelope.is_whole:
        return _screen(request, page, sent, Problem(CUT, 400))
    known = {
        "actor": request.user,
        "opened": envelope.opened,
        "token": token_of(request, envelope),
    }
    try:
        if END in request.POST:
            workflow.end_breaking_line(page, **known)
            messages.success(request, _("The breaking line is gone."))
        elif form.is_valid():
            text, version, until = (form.cleaned_data[name] for name in ("text", "story", "until"))
            workflow.set_breaking_line(page, text=text, version=version, until=until, **known)
            messages.success(request, _("Readers see the breaking line now."))
        else:
            return _screen(request, page, sent, Problem(INVALID, 400))
    except workflow.Refused as refused:
        again = shown.Sent(line=form) if _is_stale(refused) else sent
        return _screen(request, page, again, _problem(refused))
    return HttpResponseRedirect(_address(page.language))


def _preview(request: HttpRequest, page: FrontPage) -> HttpResponse:
    """The home page with the order of the screen, or that which is stored; nothing is stored."""
    if request.method == "POST":
        order = typed_order(request.POST)
    else:
        order = stored_order(page.pins.standing()) if page.pk else []
    home = home_with(page.language, [pin.version for pin in order])
    origin = f"{request.scheme}://{request.get_host()}"
    banner = render_to_string(
        "admin/desk/_front_page_banner.html", {"address": _address(page.language)}
    )
    page = documents.home(home, origin=origin, robots=HIDDEN)
    return under_banner(page, banner, kind=inline.HOME)


def _is_stale(refused: workflow.Refused) -> bool:
    return refused.decision.code == "stale"


def _problem(refused: workflow.Refused) -> Problem:
    return Problem(refused.decision.reason, 409 if _is_stale(refused) else 403)


def _screen(
    request: HttpRequest,
    page: FrontPage,
    sent: shown.Sent = NOTHING_SENT,
    problem: Problem | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    languages = [
        (LANGUAGES[code], _address(code), code == page.language) for code in _languages(desk)
    ]
    context = {
        **site.each_context(request),
        **shown.context(desk, page, sent),
        "languages": languages,
        "address": _address(page.language),
        "problem": problem,
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/front_page.html", context, status=status)


def _address(language: str) -> str:
    return reverse("admin:articles_frontpage_change", args=[language])
