"""Times as every page of the desk writes them, in the outlet's zone, and how long until then."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString
from django.utils.timesince import timeuntil
from django.utils.timezone import get_current_timezone, now
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def moment(value: datetime) -> SafeString:
    """Digits in one order whatever the interface's direction, so that lists can be compared."""
    local = value.astimezone(get_current_timezone())
    # Nothing but digits and signs: there is nothing to escape.
    return SafeString(
        f'<time dir="ltr" datetime="{local.isoformat(timespec="seconds")}">'
        f"{local:%Y-%m-%d %H:%M}</time>"
    )


@register.simple_tag
def until(value: datetime) -> str:
    """How long it is until then, in the two largest units, or that it is now."""
    if value <= now():
        return _("now")
    return _("in %(time)s") % {"time": timeuntil(value, depth=2)}
