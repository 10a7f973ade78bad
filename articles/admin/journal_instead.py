"""What Django's admin writes into a log of its own and shows from it: here the journal alone."""

from django.contrib.admin.utils import quote, unquote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


class JournalInsteadOfLog:
    """For a ModelAdmin: no second log, and its history is what stands on the row's own screen."""

    def log_addition(self, request: HttpRequest, obj, message) -> None:
        """Nothing: the verb has written its entry."""

    def log_change(self, request: HttpRequest, obj, message) -> None:
        """Nothing: the verb has written its entry."""

    def log_deletions(self, request: HttpRequest, queryset) -> None:
        """Nothing: nothing is deleted."""

    def construct_change_message(self, request: HttpRequest, form, formsets, add=False) -> list:
        return []

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[quote(unquote(object_id))]))

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        raise NotImplementedError("what is saved is saved by a verb")

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        """Nothing: the verb has stored everything."""

    def delete_model(self, request: HttpRequest, obj) -> HttpResponse:
        raise NotImplementedError("nothing is deleted")
