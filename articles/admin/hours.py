"""The day and the hour that somebody chooses for a story."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .figures import Moment

CHOOSE = _("Choose the day and the time.")
# A typing error, or what no database holds once it is counted in another zone.
FIRST_YEAR, LAST_YEAR = 1990, 2200


class HourField(Moment):
    """In the outlet's zone; years that no newsroom means are refused."""

    def to_python(self, value: object) -> datetime | None:
        hour = super().to_python(value)
        if hour and not FIRST_YEAR <= hour.year <= LAST_YEAR:
            raise ValidationError(CHOOSE, "year")
        return hour
