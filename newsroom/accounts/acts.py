"""What an administrator does to somebody's account beside its form; each page asks first."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from articles.workflow.people import passwords, second_factors, sessions

from . import identity
from .models import User
from .passwords import temporary_password

RESET = _("Reset the second factor")
RESET_QUESTION = _(
    "Their second factor and recovery codes open nothing any more, and they are signed out "
    "everywhere. They come in by their password and set up a new one. Make sure that it is really "
    "they who ask: see them, or hear their voice."
)
LOST_PHONE = _("Lost phone")
SHUT = _("Shut the account")
SHUT_QUESTION = _(
    "They are signed out everywhere, and neither their password nor a second factor opens the "
    "account. What they have approved or scheduled does not go out by itself. A temporary "
    "password lets them back in."
)


class ActsOnPeople:
    """For the ModelAdmin of people; whoever changes rights proves first who they are."""

    def changeform_view(
        self, request: HttpRequest, object_id=None, form_url="", extra_context=None
    ) -> HttpResponse:
        may_change = self.has_module_permission(request) and request.method == "POST"
        asked = identity.asked(request) if may_change else None
        return asked or super().changeform_view(request, object_id, form_url, extra_context)

    def get_urls(self) -> list:
        acts = (
            ("temporary-password", self.temporary_password, "temporary_password"),
            ("reset-second-factor", self.reset_factors, "reset_factors"),
            ("lost-phone", self.shut_account, "shut_account"),
        )
        addresses = [
            path(
                f"<path:person_id>/{words}/",
                self.admin_site.admin_view(never_cache(view)),
                name=f"accounts_user_{name}",
            )
            for words, view, name in acts
        ]
        return [*addresses, *super().get_urls()]

    def temporary_password(self, request: HttpRequest, person_id: str) -> HttpResponse:
        """Ask first; then make a password and show it this once."""
        person = self._person(request, person_id)
        if person is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, person_id)
        if not person.is_active:
            raise PermissionDenied
        if person == request.user:
            return HttpResponseRedirect(reverse("admin:password_change"))
        if asked := identity.asked(request):
            return asked
        password = ""
        if request.method == "POST":
            password = temporary_password()
            passwords.give_password(person, actor=request.user, password=password)
        return self._page(
            request, "temporary_password", person, _("Temporary password"), password=password
        )

    def reset_factors(self, request: HttpRequest, person_id: str) -> HttpResponse:
        """Ask first; then take all second factors of a person away."""
        person = self._person(request, person_id)
        if person is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, person_id)
        if person == request.user:
            return HttpResponseRedirect(reverse("second_factor"))
        if asked := identity.asked(request):
            return asked
        if request.method == "POST":
            second_factors.reset_factors(person, actor=request.user)
            return self._done(request, person, _("The second factor was reset."))
        return self._page(request, "ask_first", person, RESET, question=RESET_QUESTION, act=RESET)

    def shut_account(self, request: HttpRequest, person_id: str) -> HttpResponse:
        """Ask first; then shut the account of somebody whose phone is in other hands."""
        person = self._person(request, person_id)
        if person is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, person_id)
        if person == request.user:
            return HttpResponseRedirect(reverse("lost_phone"))
        if asked := identity.asked(request):
            return asked
        if request.method == "POST":
            sessions.shut_account(person, actor=request.user)
            return self._done(request, person, _("The account is shut."))
        return self._page(
            request, "ask_first", person, LOST_PHONE, question=SHUT_QUESTION, act=SHUT
        )

    def _person(self, request: HttpRequest, person_id: str) -> User | None:
        """Whom an act is about; None where there is nobody. Raises PermissionDenied."""
        if not self.has_module_permission(request):
            raise PermissionDenied
        person = self.get_object(request, unquote(person_id))
        if person is not None and not self.has_change_permission(request, person):
            raise PermissionDenied
        return person

    def _done(self, request: HttpRequest, person: User, words: Promise) -> HttpResponse:
        messages.success(request, words)
        return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[person.pk]))

    def _page(
        self, request: HttpRequest, name: str, person: User, title: Promise, **shown: object
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(person),
            "opts": self.opts,
            "person": person,
            **shown,
        }
        return TemplateResponse(request, f"admin/accounts/{name}.html", context)
