"""Names as people look for them in a list: in the order of the interface's alphabet."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from django.contrib.admin.views.main import ORDER_VAR
from django.core.paginator import Page, Paginator
from django.db.models import Case, Model, QuerySet, Value, When
from django.forms import ModelChoiceField
from django.forms.models import ModelChoiceIterator
from django.http import HttpRequest
from django.utils.translation import get_language

from articles.languages import KURMANJI, is_published_in
from articles.text.alphabets import in_order


def spoken() -> str:
    """The language whose alphabet sorts lists; an English interface borrows the Latin one."""
    active = get_language() or ""
    return active if is_published_in(active) else KURMANJI.code


def sorted_names(rows: Iterable[Model]) -> list[Model]:
    """Rows by what they are called on the screen."""
    return in_order(rows, str, spoken())


def in_alphabet(names: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Numbers and names, by the names."""
    return in_order(names, itemgetter(1), spoken())


class _Sorted(ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for row in in_order(self.queryset.all(), self.field.label_from_instance, spoken()):
            yield self.choice(row)


class NameChoice(ModelChoiceField):
    """A choice among names, sorted by the alphabet of whoever chooses."""

    iterator = _Sorted


class NamePages(Paginator):
    """Pages of a list by name. Reads every row once for its name, then those of one page."""

    @cached_property
    def keys(self) -> list[int]:
        return [row.pk for row in sorted_names(self.object_list)]

    @cached_property
    def count(self) -> int:
        return len(self.keys)

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        return self._get_page(self.rows(self.keys[first : first + self.per_page]), number, self)

    def rows(self, keys: Sequence[int]) -> QuerySet:
        """The rows of these keys, in this order."""
        order = [When(pk=key, then=Value(number)) for number, key in enumerate(keys)]
        rows = self.object_list.filter(pk__in=keys)
        return rows.order_by(Case(*order)) if order else rows


class NameList:
    """For a ChangeList: a short list is taken from the pages as well, so that it is sorted."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if isinstance(self.paginator, NamePages) and (self.show_all or not self.multi_page):
            self.result_list = self.paginator.rows(self.paginator.keys)


class ByName:
    """For a list of the admin: by name, unless whoever looks has chosen a column to sort by."""

    def get_changelist(self, request: HttpRequest, **options: object) -> type:
        found = super().get_changelist(request, **options)
        return type(found.__name__, (NameList, found), {})

    def get_paginator(
        self, request: HttpRequest, queryset: QuerySet, per_page: int, *args: object
    ) -> Paginator:
        pages = Paginator if request.GET.get(ORDER_VAR) else NamePages
        return pages(queryset, per_page, *args)
