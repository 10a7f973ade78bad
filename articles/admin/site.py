"""The desk: Django's admin site with a start page of its own and nothing lost at its door."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.admin import AdminSite, site
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import Resolver404, get_script_prefix, path, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.defaults import permission_denied

from articles.photos.limits import MOST_BYTES_AT_ONCE, MOST_PICTURES_BYTES
from articles.text.escaping import escaped

from . import kept
from .boards import handover, queue, setting_up, several, waiting, wall
from .desk import desk_of
from .notices import listing, wishes

NOT_WITH_THESE = _("None of your roles opens it. An administrator gives roles.")
WITHOUT_ROLE = _("You have no role on any desk yet. An administrator gives roles.")
# In the order of the menu; what is not named here follows.
MENU = (
    "Translation",
    "Article",
    "Assignment",
    "FrontPage",
    "Report",
    "Photo",
    "Tag",
    "Author",
    "Section",
    "HouseStyle",
    "SearchMiss",
    "Outlet",
    "OldAddress",
    "JournalEntry",
    "User",
)


class DeskSite(AdminSite):
    site_title = site_header = _("Desk")
    index_title = _("Waiting for me")
    index_template = "admin/desk/waiting.html"
    enable_nav_sidebar = False

    def admin_view(self, view, cacheable=False):
        checked = super().admin_view(view, cacheable)

        def keeping_text(request, *args, **kwargs):
            if kept.is_lost(request, has_permission=self.has_permission(request)):
                return kept.signed_out(request)
            return checked(request, *args, **kwargs)

        keeping_text.__name__ = getattr(view, "__name__", "view")
        keeping_text.csrf_exempt = getattr(checked, "csrf_exempt", False)
        return keeping_text

    def get_urls(self) -> list:
        return [
            path(
                "interface-language/",
                self.admin_view(self.choose_language),
                name="interface_language",
            ),
            path("several/", self.admin_view(several.several), name="several"),
            path("queue/<queue_name>/", self.admin_view(queue.whole_queue), name="queue"),
            path("coverage/", self.admin_view(wall.board), name="coverage"),
            path("handover/", self.admin_view(handover.screen), name="handover"),
            path("notices/", self.admin_view(listing.notices), name="notices"),
            path("notices/wishes/", self.admin_view(wishes.wishes), name="notice_wishes"),
            *super().get_urls(),
        ]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """For one app as Django has it; no page lists all of them, and the menu is our own."""
        return super().get_app_list(request, app_label) if app_label else []

    def each_context(self, request: HttpRequest) -> dict:
        context = super().each_context(request)
        context["menu"] = list(self._menu(request))
        context["unread"] = desk_of(request).unread
        context["hides_writers"] = desk_of(request).hides_writers
        context["most_bytes"] = MOST_BYTES_AT_ONCE
        context["most_pictures_bytes"] = MOST_PICTURES_BYTES
        context["most_text_bytes"] = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        return context

    def _menu(self, request: HttpRequest) -> Iterator[dict]:
        """The lists that are open to the person, in the order of the menu."""
        for model, address, name in _lists(get_script_prefix(), get_language()):
            if self._registry[model].has_view_or_change_permission(request):
                is_current = request.path.startswith(address)
                yield {"admin_url": address, "name": name, "is_current": is_current}

    def index(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        context = {
            **self.each_context(request),
            "title": self.index_title,
            **waiting.context(desk_of(request), get_token(request)),
            **setting_up.context(request, desk_of(request)),
            **(extra_context or {}),
        }
        request.current_app = self.name
        return TemplateResponse(request, self.index_template, context)

    def choose_language(self, request: HttpRequest) -> HttpResponse:
        """Store the interface language of the person and go back to the same page."""
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:index"))
        field = request.user._meta.get_field("interface_language")
        language = request.POST.get("language")
        if language not in dict(field.choices):
            raise PermissionDenied
        request.user.interface_language = language
        request.user.save(update_fields=["interface_language"])
        return HttpResponseRedirect(_own_address(request))


def lead_somewhere(request: HttpRequest) -> None:
    """Let a sign-in go on to the desk's start page where it was to go on to nowhere."""
    for name in ("GET", "POST"):
        sent = getattr(request, name)
        if "next" in sent and not _leads_somewhere(request, sent["next"]):
            changed = sent.copy()
            changed["next"] = reverse("admin:index")
            setattr(request, name, changed)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer where a page of the desk is not for this person; for `handler403`."""
    if not site.has_permission(request):
        return permission_denied(request, exception)
    context = {
        **site.each_context(request),
        "title": _("This page is not open to you"),
        "reason": NOT_WITH_THESE if desk_of(request).memberships else WITHOUT_ROLE,
    }
    return TemplateResponse(request, "admin/desk/refused.html", context, status=403).render()


@cache
def _lists(prefix: str, language: str) -> tuple[tuple[type[Model], str, str], ...]:
    """The lists of the desk in the order of the menu: model, address and name, both as markup."""
    models = sorted(site._registry, key=lambda model: _position_in_menu(model.__name__))
    return tuple((model, _address(model), _name(model)) for model in models)


def _address(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def _name(model: type[Model]) -> str:
    return escaped(capfirst(str(model._meta.verbose_name_plural)))


def _position_in_menu(name: str) -> int:
    return MENU.index(name) if name in MENU else len(MENU)


def _own_address(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    return address if _is_own(request, address) else reverse("admin:index")


def _is_own(request: HttpRequest, address: str) -> bool:
    return url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def _leads_somewhere(request: HttpRequest, address: str) -> bool:
    """Whether it is a page of the desk.

    The desk has one for whatever is no page of its own, which alone has no name.
    """
    path = unquote(urlsplit(address).path) if _is_own(request, address) else ""
    if not path.startswith(reverse("admin:index")):
        return False
    try:
        found = resolve(path)
    except Resolver404:
        return False
    return bool(found.url_name) and found.view_name != "admin:logout"
