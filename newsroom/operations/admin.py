"""The administrators' page: how the server is."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.desk_admin import DeskAdmin
from newsroom.accounts.admin import ForAdministrators

from .models import Heartbeat
from .watching import checks, queue
from .watching.operators import versions


@admin.register(Heartbeat)
class ServerAdmin(ForAdministrators, DeskAdmin):
    """A report instead of a list: nothing of it is added or changed."""

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **admin.site.each_context(request),
            "title": _("Server"),
            "findings": [checks.found(check) for check in checks.ALL],
            "queue": queue.read(),
            "versions": versions().detail,
        }
        return TemplateResponse(request, "admin/desk/server.html", context)

    def change_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:operations_heartbeat_changelist"))

    def delete_view(self, request: HttpRequest, object_id, extra_context=None) -> HttpResponse:
        # Without a look for the row: its key is what was typed.
        raise PermissionDenied

    def history_view(self, request: HttpRequest, object_id, **kwargs) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:operations_heartbeat_changelist"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
