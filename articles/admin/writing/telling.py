"""What a writer is told of a text that does not stand as it was sent."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.text.losses import Lost, describe

TO_BE_TRANSLATED = gettext_lazy("Tables came over with the words of the source: translate them.")


def tell_of_tables(request: HttpRequest, typed: str, stored: str) -> None:
    """Say what is left to do where a stored body has tables that were not typed."""
    if stored.count("<table") > typed.count("<table"):
        messages.warning(request, TO_BE_TRANSLATED)


def tell_losses(request: HttpRequest, losses: Iterable[Lost]) -> None:
    """One sentence for all that was left out or changed; none where nothing was."""
    if lost := " · ".join(map(describe, losses)):
        messages.warning(request, _("Not kept as it was: %(losses)s.") % {"losses": lost})
