"""What a writer is told of a text that does not stand as it was sent."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.text.losses import Lost, describe


def tell_losses(request: HttpRequest, losses: Iterable[Lost]) -> None:
    """One sentence for all that was left out or changed; none where nothing was."""
    if lost := " · ".join(map(describe, losses)):
        messages.warning(request, _("Not kept as it was: %(losses)s.") % {"losses": lost})
