"""Asked again who it is: before rights change and second factors, where the last proof is old.

A session that was left open, or stolen, opens less than its owner does.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from . import slowing
from .marks import is_proven, mark_proven
from .second_factor.second_step import Proof, proof_of, ways_of

# Which of these stands in a form says that it answers the question, and to what.
ASKED = "identity"
CODE, KEY, PASSWORD = "identity_code", "identity_passkey", "identity_password"
TO_OPEN, TO_SEND = "open", "send"
WRONG_PASSWORD = _("This is not your password.")
View = Callable[..., HttpResponse]


def asks_again(view: View) -> View:
    """A view that asks first who it is."""

    @wraps(view)
    def asking(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return asked(request) or view(request, *args, **kwargs)

    return asking


def asked(request: HttpRequest) -> HttpResponse | None:
    """The question, with all that was sent; None where the person has just proven who they are."""
    if is_proven(request):
        _without_the_answer(request)
        return None
    is_answer = ASKED in request.POST
    proof = _proof(request) if is_answer else Proof()
    if not proof.holds:
        return _question(request, proof)
    mark_proven(request)
    if request.POST[ASKED] == TO_OPEN:
        return HttpResponseRedirect(request.get_full_path())
    _without_the_answer(request)
    return None


def _proof(request: HttpRequest) -> Proof:
    person, sent = request.user, request.POST
    if person.second_factor_since:
        return proof_of(request, person, code=sent.get(CODE, ""), key=sent.get(KEY, ""))
    wait = slowing.own_password_tried(person)
    if wait:
        return Proof(problem=slowing.too_many(wait), status=429)
    if not person.check_password(sent.get(PASSWORD, "")):
        return Proof(problem=WRONG_PASSWORD)
    slowing.own_password_was_right(person)
    return Proof(holds=True)


def _question(request: HttpRequest, proof: Proof) -> HttpResponse:
    is_sent = request.method == "POST" and request.POST.get(ASKED) != TO_OPEN
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if is_sent and name not in {"csrfmiddlewaretoken", ASKED, CODE, KEY, PASSWORD}
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Is it you?"),
        "carried": carried,
        "answers": TO_SEND if is_sent else TO_OPEN,
        "problem": proof.problem,
        "by_password": not request.user.second_factor_since,
        **ways_of(request.user),
    }
    status = 403 if is_sent and proof.status == 200 else proof.status
    page = TemplateResponse(request, "admin/accounts/identity.html", context, status=status)
    return page.render()


def _without_the_answer(request: HttpRequest) -> None:
    """What follows is about the form alone."""
    if ASKED in request.POST:
        form = request.POST.copy()
        for name in (ASKED, CODE, KEY, PASSWORD):
            form.pop(name, None)
        request.POST = form
