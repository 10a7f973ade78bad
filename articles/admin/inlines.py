"""Rows of related things in a form."""

from django.forms import BaseInlineFormSet, Form

from articles.admin.bound_fields import RowField

TABLE = "admin/desk/rows.html"


class LabelledRows(BaseInlineFormSet):
    """Each field says what its column's heading says: a screen reader does not join the two."""

    def initial_form_count(self) -> int:
        """Never below none, whatever was sent: rows would pass for new without being checked."""
        return max(super().initial_form_count(), 0)

    def add_fields(self, form: Form, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            if not field.widget.is_hidden:
                field.bound_field_class = RowField
                field.widget.attrs["aria-label"] = field.label
                if field.help_text:
                    field.widget.attrs["title"] = field.help_text
