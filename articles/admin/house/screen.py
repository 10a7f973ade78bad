"""The screen of the house style: one form, which everybody at the desk may read."""

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.desk import desk_of
from articles.admin.desk_admin import DeskAdmin
from articles.admin.envelope import CUT, envelope_of, new_token
from articles.admin.problems import INVALID, Problem
from articles.models import HouseStyle

from .form import HouseForm
from .history import latest_changes

STALE = gettext_lazy(
    "Somebody has changed the house style since you opened it. What you chose is still below: look "
    "at the latest changes, then save again."
)


class HouseStyleAdmin(DeskAdmin):
    """One row, so that its list is its form, and its other addresses lead there."""

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _save(request) if request.method == "POST" else _screen(request)

    def change_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(_address())

    def history_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(_address())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return desk_of(request).is_editorial


def _save(request: HttpRequest) -> HttpResponse:
    envelope = envelope_of(request)
    form = HouseForm(request.POST, style=HouseStyle.current())
    if not envelope.is_whole:
        return _screen(request, form, Problem(CUT, 400), envelope.opened or 0)
    if not form.is_valid():
        return _screen(request, form, Problem(INVALID, 400), envelope.opened)
    try:
        workflow.change_house_style(
            actor=request.user,
            choices=form.choices,
            optional_rules=form.optional_rules,
            opened_version=envelope.opened,
        )
    except workflow.Refused as refused:
        return _screen(request, form, Problem(refused.decision.reason, 403))
    except workflow.StaleHouseStyle:
        return _screen(request, form, Problem(STALE, 409))
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(_address())


def _screen(
    request: HttpRequest,
    form: HouseForm | None = None,
    problem: Problem | None = None,
    opened: int | None = None,
) -> HttpResponse:
    style = HouseStyle.current()
    context = {
        **site.each_context(request),
        "form": form or HouseForm(style=style),
        "decision": workflow.may_change_house_style(request.user),
        "problem": problem,
        "changes": latest_changes(),
        "token": new_token(),
        "opened": style.version if opened is None else opened,
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/house_style.html", context, status=status)


def _address() -> str:
    return reverse("admin:articles_housestyle_changelist")
