"""What has a name in each language of publication."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.languages import CODES
from articles.text.characters import shows


class Named(models.Model):
    """Words kept per language by modeltranslation; read them only through these methods.

    The base columns hold whatever language was active at the last save, so nothing reads them.
    """

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    def word_in(self, field: str, language: str) -> str:
        """The value of a translated field in one language, or "" where it shows nothing."""
        value = getattr(self, f"{field}_{language}") or ""
        return value if shows(value) else ""

    def name_in(self, language: str) -> str:
        """The name in one language, or "" where it has none: never another language's."""
        return self.word_in("name", language)

    @property
    def label(self) -> str:
        """The name for staff: in the interface's language, else the first there is."""
        return label_of(self.pk, [self.name_in(code) for code in CODES], get_language())


def label_of(number: int, names: Sequence[str | None], interface: str | None) -> str:
    """The same of a row by its number and its names, in the order of CODES."""
    if interface in CODES and shows(first := names[CODES.index(interface)] or ""):
        return first
    return next((name for name in names if name and shows(name)), f"#{number}")


def has_a_name(name: str, field: str = "name") -> models.CheckConstraint:
    """A constraint: at least one language's name is not empty."""
    filled = models.Q()
    for code in CODES:
        filled |= models.Q(**{f"{field}_{code}__isnull": False}) & ~models.Q(
            **{f"{field}_{code}": ""}
        )
    return models.CheckConstraint(
        condition=filled,
        name=name,
        violation_error_message=_("Give a name in at least one language."),
    )


def unique_per_language(
    prefix: str, field: str = "name", condition: models.Q | None = None
) -> list[models.UniqueConstraint]:
    """Constraints: within one language no two rows (that meet `condition`) have the same value."""
    return [
        models.UniqueConstraint(
            fields=[f"{field}_{code}"], name=f"{prefix}_{code}", condition=condition
        )
        for code in CODES
    ]
