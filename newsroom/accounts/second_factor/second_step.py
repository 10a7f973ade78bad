"""Signing in after the password, and by a passkey alone."""

from dataclasses import dataclass

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
from articles.workflow.people.sessions import Way
from newsroom.accounts import slowing
from newsroom.accounts.forms import UNUSED
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
    proof = Proof()
    if request.method == "POST":
        sent = {"code": request.POST.get("code", ""), "key": request.POST.get("passkey", "")}
        proof = proof_of(request, person, **sent)
    if proof.holds:
        way = Way.PASSKEY if sent["key"] else Way.CODE
        return entering.enter(request, person, leads_to, way=way)
    with override(person.interface_language):
        context = {
            **admin.site.each_context(request),
            "title": _("Second factor"),
            "person": person,
            **ways_of(person),
            "problem": proof.problem,
        }
        page = TemplateResponse(request, "admin/accounts/second_factor/step.html", context)
        page.status_code = proof.status
        return page.render()


@dataclass(frozen=True)
class Proof:
    """Whether a second factor was given, or what is said instead."""

    holds: bool = False
    problem: str | Promise = ""
    status: int = 200


def proof_of(request: HttpRequest, person: User, *, code: str = "", key: str = "") -> Proof:
    """What a code or a passkey proves of that person; counted, so that nobody tries all codes."""
    wait = slowing.code_tried(request, person)
    if wait:
        return Proof(problem=slowing.too_many(wait), status=429)
    if passkeys.proven_by(key, person) if key else codes.is_right(person, code):
        slowing.code_was_right(request, person)
        return Proof(holds=True)
    return Proof(problem=WRONG_KEY if key else WRONG_CODE)


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
        wait = slowing.question_asked(request)
        if wait:
            return JsonResponse({"message": str(slowing.too_many(wait))}, status=429)
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
            "problem": UNUSED if person and person.unused_since else WRONG_KEY,
            "next": leads_to,
        }
        return TemplateResponse(request, "admin/accounts/second_factor/key_refused.html", context)
    return entering.enter(request, person, leads_to, way=Way.PASSKEY)
