"""In which languages somebody at the desk reads the words of photos."""

from collections.abc import Collection
from functools import lru_cache

from articles.languages import CODES
from articles.states import Role

from .photo import Photo
from .photo_querysets import Memberships
from .prepared import Prepared, Slot, filling, slots


def languages_told(
    photos: Collection[int], person_id: int, memberships: Memberships
) -> dict[int, frozenset[str]]:
    """Number of each photo that there is → the languages in which this person reads its words.

    One query, compiled once for all who have roles in the same languages.
    """
    if not photos:
        return {}
    known = frozenset(code for code, _role in memberships if code in CODES)
    others = [code for code in CODES if code not in known]
    # Of two, four, eight …: not another question for each number of photos.
    count = 1 << (len(photos) - 1).bit_length()
    rows = _told(known, count).rows(person=person_id, **filling("photo", count, photos))
    return {
        number: known.union(code for code, told in zip(others, columns, strict=True) if told)
        for number, *columns in rows
    }


@lru_cache(maxsize=256)
def _told(known: frozenset[str], count: int) -> Prepared:
    like = [(code, Role.REPORTER) for code in known]
    columns = [f"told_{code}" for code in CODES if code not in known]
    photos = Photo.objects.filter(pk__in=slots("photo", count)).order_by()
    return Prepared(
        lambda: photos.with_languages_told(Slot("person"), like).values_list("pk", *columns)
    )
