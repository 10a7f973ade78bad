"""Fields that say of what describes them only what is on the page."""

from django.forms import BoundField, Widget


class FieldWithInitial(BoundField):
    """The hidden field that carries what stood there describes nothing."""

    def build_widget_attrs(self, attrs: dict, widget: Widget | None = None) -> dict:
        built = super().build_widget_attrs(attrs, widget)
        if widget is not None and widget.is_hidden:
            built.pop("aria-describedby", None)
        return built


class RowField(BoundField):
    """A field in a row; its help stands in the heading of its column."""

    aria_describedby = None
