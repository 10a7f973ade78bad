"""Tags looked up by what people call them: any name or spelling, in any language."""

import re

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.languages import CODES
from articles.models import Spelling, Tag
from articles.search.desk import Kind, found_among
from articles.text.characters import line, storable

from .alphabetical import sorted_names
from .desk import desk_of

SUGGESTED = 12
# One query asks for them all, and SQLite takes only so many conditions.
MOST_AT_ONCE = 100
_BESIDE_NAMES = re.compile("[#_\0]")
_BETWEEN = re.compile(r"[,،;؛\n]")


def ids_of_names(typed: str) -> tuple[frozenset[int], list[str]]:
    """The ids of the tags that are called so, and the names that no tag has; two queries.

    Names beyond MOST_AT_ONCE are not looked up and count as unknown.
    """
    pieces = _BETWEEN.split(_BESIDE_NAMES.sub(" ", storable(typed)))
    names = [name for piece in pieces if (name := " ".join(piece.split()))]
    if not names:
        return frozenset(), []
    known = _ids_by_name(names[:MOST_AT_ONCE])
    found = frozenset(known[name.casefold()] for name in names if name.casefold() in known)
    return found, [name for name in names if name.casefold() not in known]


def _ids_by_name(names: list[str]) -> dict[str, int]:
    wanted = Q()
    for code in CODES:
        for name in names:
            wanted |= Q(**{f"name_{code}__iexact": name})
    known = {}
    for tag in Tag.objects.filter(wanted):
        known |= {tag.name_in(code).casefold(): tag.root_id for code in CODES}
    spelled = Q()
    for name in names:
        spelled |= Q(text__iexact=name)
    for spelling in Spelling.objects.filter(spelled).select_related("tag"):
        known.setdefault(spelling.text.casefold(), spelling.tag.root_id)
    return known


def tags_like(typed: str) -> QuerySet[Tag]:
    """Tags of which names or spellings, in any language, have the words."""
    return found_among(Tag.objects.filter(merged_into=None), Kind.TAG, typed)


def suggest(request: HttpRequest) -> HttpResponse:
    """Tags for a field to offer while somebody types; empty for people without a desk."""
    typed = line(request.GET.get("q", ""))[:100]
    if not typed or not desk_of(request).memberships:
        return JsonResponse({"tags": []})
    latest = tags_like(typed).order_by("-pk")[:SUGGESTED]
    found = [{"id": tag.pk, "label": tag.label} for tag in sorted_names(latest)]
    return JsonResponse({"tags": found})
