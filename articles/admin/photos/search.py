"""The library as a script asks it: photos by their words or numbers, for the picker."""

from dataclasses import asdict
from datetime import timedelta
from functools import reduce
from operator import or_

from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.admin.desk import Desk, desk_of
from articles.admin.envelope import number
from articles.admin.photo_facts import facts_for
from articles.languages import CODES, is_published_in
from articles.models import Photo
from articles.models.clock import database_now
from articles.models.photo_querysets import PhotoQuerySet
from articles.search.desk import photos_saying
from articles.text.numbers import ascii_digits

SHOWN = 24
MOST_NUMBERS = 100
MOST_LETTERS_ASKED = 100
RECENT = timedelta(days=1)


def find(request: HttpRequest) -> HttpResponse:
    """Up to 24 photos to choose from, latest first; or the very ones whose `number` is sent."""
    if request.method != "POST" or not desk_of(request).memberships:
        return JsonResponse({"photos": [], "has_more": False}, status=403)
    language = request.POST.get("language", "")
    language = language if is_published_in(language) else CODES[0]
    if numbers := request.POST.getlist("number")[:MOST_NUMBERS]:
        wanted = {known for typed in numbers if (known := number(typed)) is not None}
        photos, has_more = list(Photo.objects.kept().filter(pk__in=wanted)), False
    else:
        start = min(number(request.POST.get("start")) or 0, 10_000)
        rows = _chosen(request)[start : start + SHOWN + 1]
        photos, has_more = list(rows[:SHOWN]), len(rows) > SHOWN
    facts = [asdict(each) for each in facts_for(photos, language, desk_of(request))]
    return JsonResponse({"photos": facts, "has_more": has_more})


def _chosen(request: HttpRequest) -> PhotoQuerySet:
    """The photos that may be chosen, by the words and by every filter that is ticked."""
    words = request.POST.get("words", "").replace("\0", "")[:MOST_LETTERS_ASKED]
    photos = called(Photo.objects.usable(), words, desk_of(request))
    if request.POST.get("mine") == "1":
        photos = photos.filter(uploaded_by_id=request.user.pk)
    if request.POST.get("recent") == "1":
        photos = photos.brought_in_since(database_now() - RECENT)
    if request.POST.get("unused") == "1":
        photos = photos.never_used()
    if (section := number(request.POST.get("section"))) is not None:
        photos = photos.used_in_section(section)
    return photos


def called(photos: PhotoQuerySet, words: str, desk: Desk) -> PhotoQuerySet:
    """Photos with all of the words in a language in which one reads theirs, or with this number."""
    found = photos
    if words.strip():
        told = {code: photos & desk.photos_told_in(code) for code in CODES}
        found = reduce(or_, (photos_saying(told[code], words, code) for code in CODES))
    known = number(ascii_digits(words).removeprefix("#"))
    return found | photos.filter(pk=known) if known is not None else found
