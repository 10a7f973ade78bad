"""What the photo library can be narrowed to."""

from collections.abc import Iterator

from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import desk_of
from articles.languages import CHOICES, is_published_in
from articles.models import Photo


class ChoosableFilter(SimpleListFilter):
    """Photos that can be chosen, unless the others are asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [("past", _("Withdrawn or replaced"))]

    def choices(self, changelist) -> Iterator[dict]:
        first, *others = super().choices(changelist)
        yield {**first, "display": _("Can be chosen")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        usable = Photo.objects.usable().values("pk")
        if self.value() == "past":
            return queryset.exclude(pk__in=usable)
        return queryset.filter(pk__in=usable)


class UndescribedFilter(SimpleListFilter):
    title = _("description")
    parameter_name = "undescribed"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [(code, _("Missing: %(language)s") % {"language": name}) for code, name in CHOICES]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        code = self.value()
        if not is_published_in(code):
            return queryset
        told = desk_of(request).photos_told_in(code)
        return queryset.exclude(described_in(code)).filter(pk__in=told.values("pk"))


class GraphicFilter(SimpleListFilter):
    title = _("graphic")
    parameter_name = "graphic"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [("1", _("Graphic"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(is_graphic=True) if self.value() == "1" else queryset


class UnusedFilter(SimpleListFilter):
    title = _("use")
    parameter_name = "unused"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [("1", _("Never used"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.never_used() if self.value() == "1" else queryset


class BroughtFilter(SimpleListFilter):
    title = _("brought in by")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin) -> list:
        return [("1", _("Brought in by me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() != "1":
            return queryset
        return queryset.filter(uploaded_by_id=request.user.pk)


def described_in(code: str) -> Q:
    """The answer of `Photo.is_described_in`, for many rows at once."""
    described = Q(is_decorative=True) | _filled(f"alt_{code}")
    return described & _filled(f"credit_{code}")


def _filled(column: str) -> Q:
    return Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})
