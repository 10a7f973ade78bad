"""Signing in after the password, and by a passkey alone."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from articles.admin.site import lead_somewhere
from articles.workflow.people.second_factors import Factor, factors_of
from newsroom.accounts.models import User

from . import codes, entering, passkeys

WRONG_CODE = _("This code is not right, or it was used before. Wait for the next one.")
WRONG_KEY = _("This passkey opens nothing here.")
SHORT = 10 * 60  # seconds that the session of a stranger lasts


@never_cache
@sensitive_post_parameters("code", "passkey")
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever has given their password for a code or a passkey; let them in by either."""
    begun = entering.begun(request)
    if begun is None:
        return HttpResponseRedirect(reverse("admin:login"))
    person, leads_to = begun
    if request.method == "POST" and proves(request, person):
        entering.enter(request, person, with_second_factor=True)
        return HttpResponseRedirect(leads_to)
    with override(person.interface_language):
        context = {
            **admin.site.each_context(request),
            "title": _("Second factor"),
            "person": person,
            **ways_of(person),
            "problem": problem_of(request),
        }
        return TemplateResponse(request, "admin/accounts/second_factor/step.html", context).render()


def proves(request: HttpRequest, person: User) -> bool:
    """Whether what was sent is a code or a passkey of that person."""
    if request.POST.get("passkey"):
        return passkeys.proven_by(request.POST["passkey"], person) is not None
    return codes.is_right(person, request.POST.get("code", ""))


def problem_of(request: HttpRequest) -> str | Promise:
    """What is said of a proof that was none."""
    if request.method != "POST":
        return ""
    return WRONG_KEY if request.POST.get("passkey") else WRONG_CODE


def ways_of(person: User) -> dict[str, bool]:
    """By which of their factors a person can go on."""
    kinds = set(factors_of(person).values_list("type", flat=True))
    return {"has_app": Factor.APP in kinds, "has_passkey": Factor.PASSKEY in kinds}


@never_cache
@require_POST
def challenge(request: HttpRequest) -> JsonResponse:
    """What a browser signs: with a key of whoever is about to come in or is in, else with any."""
    begun = entering.begun(request)
    person = begun[0] if begun else request.user if request.user.is_authenticated else None
    if person is None:
        request.session.set_expiry(SHORT)
    return JsonResponse(passkeys.to_be_proven(person))


@never_cache
@require_POST
@sensitive_post_parameters("passkey")
def enter_by_passkey(request: HttpRequest) -> HttpResponse:
    """Let in whose key it is, which has asked its holder for a finger, a face or a number."""
    lead_somewhere(request)
    leads_to = request.POST.get("next") or reverse("admin:index")
    person = passkeys.proven_by(request.POST.get("passkey", ""))
    if person is None or not entering.is_open_to(person):
        context = {
            **admin.site.each_context(request),
            "title": _("Log in"),
            "problem": WRONG_KEY,
            "next": leads_to,
        }
        return TemplateResponse(request, "admin/accounts/second_factor/key_refused.html", context)
    entering.enter(request, person, with_second_factor=True)
    return HttpResponseRedirect(leads_to)
