from django.contrib import admin
from django.contrib.auth.views import PasswordChangeView
from django.urls import reverse_lazy

from .forms import OwnPasswordForm


class ChoosePassword(PasswordChangeView):
    """The desk's page on which a person chooses a password of their own."""

    form_class = OwnPasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_context_data(self, **kwargs: object) -> dict:
        return {**super().get_context_data(**kwargs), **admin.site.each_context(self.request)}
