"""`{% moment value %}`: a time as every page of the desk writes it, in the outlet's zone."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone

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
