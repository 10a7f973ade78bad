"""Numbers, days and codes as people type them: in any digits, with marks that nobody sees."""

from django import forms

from articles.text.numbers import ascii_digits


class _Figures:
    def to_python(self, value: object) -> object:
        return super().to_python(ascii_digits(value) if isinstance(value, str) else value)


class WholeNumber(_Figures, forms.IntegerField):
    """A whole number, in digits of any family."""


class Fraction(_Figures, forms.FloatField):
    """A number with decimals, in digits and with a point of any family."""


class Row(_Figures, forms.ModelChoiceField):
    """A row by its number, where it is typed and not chosen."""


class Moment(_Figures, forms.DateTimeField):
    """A day and an hour, in digits of any family."""


class Day(_Figures, forms.DateField):
    """A day, in digits of any family."""
