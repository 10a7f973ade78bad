"""Why a story may be dangerous to publish, and which of it an outlet lets stop a publication."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class RiskFlag(models.TextChoices):
    MINOR = "minor", _("Names a minor")
    FACE = "face", _("Shows a face")
    PLACE = "place", _("Exact place")
    SOURCE = "source", _("Source at risk")
    OPERATION = "operation", _("Operation under way")


def usually_blocking() -> list[str]:
    """Those that stop a publication until an outlet has chosen others."""
    return [RiskFlag.MINOR.value, RiskFlag.SOURCE.value, RiskFlag.OPERATION.value]


def validate_flags(flags: list[str]) -> None:
    if not isinstance(flags, list) or any(flag not in RiskFlag.values for flag in flags):
        raise ValidationError(_("One of these is no risk flag."))


def in_order(flags: Iterable[str]) -> tuple[RiskFlag, ...]:
    """The flags among these, each once, in their own order; whatever is no flag is left out."""
    named = set(flags)
    return tuple(flag for flag in RiskFlag if flag in named)


def blocking(standing: Iterable[str], blocks: Collection[str] | None) -> tuple[RiskFlag, ...]:
    """Those that stand and stop a publication; `blocks` is the outlet's choice, None before one."""
    stopping = usually_blocking() if blocks is None else blocks
    return tuple(flag for flag in in_order(standing) if flag in stopping)


# The same as a condition of the triggers, on each kind of database.
FLAGGED = """
    EXISTS (
        SELECT 1 FROM articles_translation version
        JOIN articles_article own ON own.id = version.article_id
        JOIN articles_article story ON story.id IN (own.id, own.part_of_id)
        JOIN {standing} ON {name} IN (
            SELECT {blocking}
        )
        WHERE version.id = NEW.translation_id
    )
"""
CHOSEN = "COALESCE((SELECT blocking_flags FROM articles_outlet), {usual})"


def flagged(vendor: str) -> str:
    """Whether the new publication is of a story with a flag that stops it, in SQL."""
    usual = "'[" + ", ".join(f'"{flag}"' for flag in usually_blocking()) + "]'"
    if vendor == "sqlite":
        chosen = CHOSEN.format(usual=usual)
        return FLAGGED.format(
            standing="json_each(story.risk_flags) AS flag",
            name="flag.key",
            blocking=f"value FROM json_each({chosen})",
        )
    chosen = CHOSEN.format(usual=f"{usual}::jsonb")
    return FLAGGED.format(
        standing="LATERAL jsonb_object_keys(story.risk_flags) AS flag(name)",
        name="flag.name",
        blocking=f"jsonb_array_elements_text({chosen})",
    )
