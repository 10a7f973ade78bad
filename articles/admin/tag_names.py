"""Tags looked up by what people call them: any name or spelling, in any language."""

import re

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.languages import CODES
from articles.models import Spelling, Tag
from articles.models.tag_querysets import TagQuerySet
from articles.search.desk import Kind, found_among
from articles.text.characters import line, storable

from .alphabetical import sorted_names
from .desk import desk_of

SUGGESTED = 12
# One query asks for them all, and SQLite takes only so many conditions.
MOST_AT_ONCE = 100
_BESIDE_NAMES = re.compile("[#_\0]")
_BETWEEN = re.compile(r"[,،;؛\n]")


def ids_of_names(typed: str, among: TagQuerySet) -> tuple[frozenset[int], list[str]]:
    """The ids of the tags `among` these that are called so, and the names that none has.

    Three queries at most. Names beyond MOST_AT_ONCE are not looked up and count as unknown.
    """
    pieces = _BETWEEN.split(_BESIDE_NAMES.sub(" ", storable(typed)))
    names = [name for piece in pieces if (name := " ".join(piece.split()))]
    if not names:
        return frozenset(), []
    known = _ids_by_name(names[:MOST_AT_ONCE], among)
    found = frozenset(known[name.casefold()] for name in names if name.casefold() in known)
    return found, [name for name in names if name.casefold() not in known]


def _ids_by_name(names: list[str], among: TagQuerySet) -> dict[str, int]:
    wanted = Q()
    for code in CODES:
        for name in names:
            wanted |= Q(**{f"name_{code}__iexact": name})
    named = list(Tag.objects.filter(wanted))
    spelled = Q()
    for name in names:
        spelled |= Q(text__iexact=name)
    spellings = list(Spelling.objects.filter(spelled).select_related("tag"))
    roots = {tag.root_id for tag in [*named, *(spelling.tag for spelling in spellings)]}
    offered = set(among.filter(pk__in=roots).values_list("pk", flat=True))
    known = {}
    for tag in named:
        if tag.root_id in offered:
            known |= {tag.name_in(code).casefold(): tag.root_id for code in CODES}
    for spelling in spellings:
        if spelling.tag.root_id in offered:
            known.setdefault(spelling.text.casefold(), spelling.tag.root_id)
    return known


def tags_like(typed: str, among: TagQuerySet) -> TagQuerySet:
    """Tags `among` these of which names or spellings, in any language, have the words."""
    return found_among(among.filter(merged_into=None), Kind.TAG, typed)


def suggest(request: HttpRequest) -> HttpResponse:
    """Tags for a field to offer while somebody types; empty for people without a desk."""
    typed = line(request.GET.get("q", ""))[:100]
    desk = desk_of(request)
    if not typed or not desk.memberships:
        return JsonResponse({"tags": []})
    latest = tags_like(typed, desk.tags()).order_by("-pk")[:SUGGESTED]
    found = [{"id": tag.pk, "label": tag.label} for tag in sorted_names(latest)]
    return JsonResponse({"tags": found})
