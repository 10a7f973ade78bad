"""`{% moment value %}`: a time as every page of the desk writes it, in the outlet's zone."""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

register = template.Library()


@register.simple_tag
def moment(value: datetime) -> SafeString:
    """Digits in one order whatever the interface's direction, so that lists can be compared."""
    local = localtime(value)
    return format_html(
        '<time dir="ltr" datetime="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        local.strftime("%Y-%m-%d %H:%M"),
    )
