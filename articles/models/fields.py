"""Columns for text: whatever writes them, they hold only what may be stored.

The verbs and forms mend texts and say so before; this is what stands behind them, so that nothing
that feeds or files cannot hold is ever in the database. Migrations see Django's own fields.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.text.characters import (
    is_damaged,
    line,
    lines,
    storable,
    storable_values,
)
from articles.text.sanitize import DAMAGED


class TypedLine(forms.CharField):
    """A line as people type it: one space between words, "" where it shows nothing."""

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        # Of a NUL the form's own validator speaks.
        if text in self.empty_values or "\0" in text:
            return text
        if is_damaged(text):
            raise ValidationError(DAMAGED, "damaged")
        return line(text) or self.empty_value


class TypedText(forms.CharField):
    """A text of several lines as people type it; "" where it shows nothing."""

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        # Of a NUL the form's own validator speaks.
        if text in self.empty_values or "\0" in text:
            return text
        if is_damaged(text):
            raise ValidationError(DAMAGED, "damaged")
        return lines(text) or self.empty_value


class _Storable:
    """Mends what is written to the database; raises ValidationError for what cannot be mended."""

    path: str

    def get_db_prep_save(self, value: object, connection: BaseDatabaseWrapper) -> object:
        if isinstance(value, str):
            if is_damaged(value):
                raise ValidationError(DAMAGED, "damaged")
            value = storable(value)
        return super().get_db_prep_save(value, connection)

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, self.path, args, kwargs


class CharField(_Storable, models.CharField):
    path = "django.db.models.CharField"

    def formfield(self, **options: object) -> forms.Field:
        return super().formfield(**{"form_class": TypedLine, **options})


class TextField(_Storable, models.TextField):
    path = "django.db.models.TextField"

    def formfield(self, **options: object) -> forms.Field:
        return super().formfield(**{"form_class": TypedText, **options})


class JSONField(models.JSONField):
    """Every string in the value, however deep, holds only what may be stored."""

    def get_db_prep_save(self, value: object, connection: BaseDatabaseWrapper) -> object:
        if not hasattr(value, "as_sql"):
            value = storable_values(value)
        return super().get_db_prep_save(value, connection)

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
