from django.contrib import admin
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles.admin.site import lead_somewhere
from articles.workflow.people.sessions import Way

from . import former_cookies, slowing
from .forms import OwnPasswordForm, SignInForm
from .models import User
from .second_factor import entering


class SignIn(LoginView):
    """The one door of the desk: a name and a password, then a second factor; or a passkey."""

    authentication_form = SignInForm
    template_name = "admin/login.html"
    next_page = reverse_lazy("admin:index")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        lead_somewhere(request)
        if request.method == "GET" and admin.site.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        answer = super().dispatch(request, *args, **kwargs)
        former_cookies.end(request, answer)
        return answer

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        typed = request.POST.get("username", "")
        wait = slowing.password_tried(request, typed)
        if not wait:
            return super().post(request, *args, **kwargs)
        form = self.authentication_form(initial={"username": typed})
        shown = self.get_context_data(form=form, problem=slowing.too_many(wait))
        return self.render_to_response(shown, status=429)

    def form_valid(self, form: SignInForm) -> HttpResponse:
        slowing.password_was_right(self.request, form.get_user())
        return after_password(self.request, form.get_user(), leads_to=self.get_success_url())

    def get_context_data(self, **kwargs: object) -> dict:
        shown = {
            **super().get_context_data(**kwargs),
            **admin.site.each_context(self.request),
            "title": _("Log in"),
            "app_path": self.request.get_full_path(),
            "username": self.request.user.get_username(),
            "is_once_more": former_cookies.are_sent(self.request),
        }
        return {**shown, "next": shown["next"] or reverse("admin:index")}


def after_password(request: HttpRequest, person: User, *, leads_to: str) -> HttpResponse:
    """What comes after a right password: the second factor, the desk, or a closed door."""
    if person.second_factor_since:
        entering.begin(request, person, leads_to=leads_to)
        return HttpResponseRedirect(reverse("second_step"))
    if entering.is_too_late(person):
        with override(person.interface_language):
            context = {**admin.site.each_context(request), "title": _("This account is closed")}
            page = TemplateResponse(
                request, "admin/accounts/second_factor/too_late.html", context, status=403
            )
            return page.render()
    entering.give_time(person)
    return entering.enter(request, person, leads_to, way=Way.PASSWORD)


class ChoosePassword(PasswordChangeView):
    """The desk's page on which a person chooses a password of their own."""

    form_class = OwnPasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_context_data(self, **kwargs: object) -> dict:
        return {**super().get_context_data(**kwargs), **admin.site.each_context(self.request)}
