"""The desk's pages on which people set up their own second factor."""

from collections.abc import Callable

from allauth.mfa.adapter import get_adapter
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.workflow import Refused
from articles.workflow.people import second_factors
from articles.workflow.people.second_factors import Factor
from newsroom.accounts.identity import asks_again
from newsroom.accounts.marks import mark_second_factor

from . import codes, entering, passkeys
from .second_step import WRONG_CODE

NO_KEY = _("The passkey was not made. Nothing has changed.")
Screen = Callable[..., HttpResponse]


def of_ones_own(view: Screen) -> Screen:
    """A page of the desk for whoever is signed in; what a verb refuses is said on the list."""

    def saying(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            messages.error(request, refused.decision.reason)
            return HttpResponseRedirect(reverse("second_factor"))

    saying.__name__ = view.__name__
    return admin.site.admin_view(saying)


@of_ones_own
def second_factor(request: HttpRequest) -> HttpResponse:
    """What the person has, and what they can add."""
    person = request.user
    factors = list(second_factors.factors_of(person))
    return _page(
        request,
        "own",
        title=_("Second factor"),
        factors=[_told(factor) for factor in factors],
        has_app=any(factor.type == Factor.APP for factor in factors),
        codes_left=codes.codes_left(person) if factors else 0,
        is_needed=second_factors.needs_second_factor(person),
    )


@of_ones_own
@asks_again
def add_app(request: HttpRequest) -> HttpResponse:
    """Show a secret to an app, and store it once the app has given a code for it."""
    problem = ""
    if request.method == "POST":
        app = codes.new_app(request, request.POST.get("code", ""))
        if app:
            request.session.pop(codes.SECRET, None)
            return _added(request, Factor.APP, app)
        problem = WRONG_CODE
    secret = codes.new_secret(request)
    return _page(
        request,
        "app",
        title=_("Add an app with codes"),
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        address=codes.app_address(request, request.user),
        problem=problem,
    )


@of_ones_own
def app_picture(request: HttpRequest) -> HttpResponse:
    """The secret of the app that is being set up as a picture to be photographed."""
    if codes.SECRET not in request.session:
        raise Http404
    address = codes.app_address(request, request.user)
    return HttpResponse(get_adapter().build_totp_svg(address), content_type="image/svg+xml")


@of_ones_own
@asks_again
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Store a passkey that the person's browser has made."""
    problem = ""
    if request.method == "POST":
        key = passkeys.made(request.POST.get("passkey", ""), request.POST.get("name", ""))
        if key:
            return _added(request, Factor.PASSKEY, key)
        problem = NO_KEY
    return _page(request, "passkey", title=_("Add a passkey"), problem=problem)


@of_ones_own
@require_POST
def new_key(request: HttpRequest) -> JsonResponse:
    """What the browser is asked to make."""
    return JsonResponse(passkeys.to_be_added(request.user))


@of_ones_own
@asks_again
def renew_codes(request: HttpRequest) -> HttpResponse:
    """Ask first; then make new recovery codes and show them this once."""
    if request.method == "POST":
        return _codes_page(request, second_factors.renew_codes(request.user, actor=request.user))
    return _page(request, "renew", title=_("New recovery codes"))


@of_ones_own
@asks_again
def take_away(request: HttpRequest, factor_id: int) -> HttpResponse:
    """Ask first; then take one of the person's factors away."""
    factor = second_factors.factors_of(request.user).filter(pk=factor_id).first()
    if factor is None:
        raise Http404
    if request.method == "POST":
        second_factors.take_factor(request.user, actor=request.user, factor_id=factor_id)
        entering.stay_in(request)
        return HttpResponseRedirect(reverse("second_factor"))
    return _page(request, "take_away", title=_("Take it away?"), factor=_told(factor))


def _added(request: HttpRequest, kind: Factor, data: dict[str, object]) -> HttpResponse:
    person = request.user
    new_codes = second_factors.add_factor(person, actor=person, kind=kind, data=data)
    entering.stay_in(request)
    mark_second_factor(request)
    if new_codes:
        return _codes_page(request, new_codes)
    return HttpResponseRedirect(reverse("second_factor"))


def _codes_page(request: HttpRequest, new_codes: list[str]) -> HttpResponse:
    shown = [f"{code[:4]} {code[4:]}" for code in new_codes]
    return _page(request, "codes", title=_("Recovery codes"), codes=shown)


def _told(factor: object) -> dict[str, object]:
    return {
        "pk": factor.pk,
        "kind": second_factors.NAMES[factor.type],
        "name": factor.data.get("name", ""),
        "since": factor.created_at,
    }


def _page(request: HttpRequest, name: str, **shown: object) -> HttpResponse:
    context = {**admin.site.each_context(request), **shown}
    return TemplateResponse(request, f"admin/accounts/second_factor/{name}.html", context)
