"""Photos for readers' pages, stored as the desk stores them."""

import io
from functools import cache
from itertools import count
from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.models import Photo
from articles.search.desk import index_photo

numbers = count(1)


def photo(people: SimpleNamespace, **changes: object) -> Photo:
    """A described picture of 600 by 400 pixels; `changes` are columns of Photo."""
    n = next(numbers)
    words = {
        "alt_ar": "سوق مزدحم",
        "alt_ckb": "بازاڕێکی قەرەباڵغ",
        "alt_kmr": "Sûkeke qerebalix",
        "credit_ar": "روجين",
        "credit_ckb": "ڕۆژین",
        "credit_kmr": "Rojîn",
    }
    made = Photo(sha256=f"{n:064d}", uploaded_by=people.rojin, **{**words, **changes})
    name = f"picture{n}.jpg"
    made.file.save(name, ContentFile(_picture(), name), save=False)
    made.save()
    index_photo(made)
    return made


@cache
def _picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (600, 400), "teal").save(stream, "JPEG")
    return stream.getvalue()


def with_sizes(made: Photo) -> Photo:
    """The same photo with ready sizes in its folder."""
    for kind, width, ending in (("avif", 320, "avif"), ("jpeg", 320, "jpg"), ("jpeg", 600, "jpg")):
        name = f"photos/{made.pk}/w{width}.{ending}"
        stored = made.file.storage.save(name, ContentFile(b"x", name))
        made.renditions.append([kind, width, stored])
    made.save(update_fields=["renditions"])
    return made


def within_reach(made: Photo) -> bytes:
    """The picture, where readers get it; raises FileNotFoundError."""
    return default_storage.open(made.file.name).read()


def sizes(made: Photo) -> set[str]:
    """The names of the files of its ready sizes."""
    return {name for _format, _width, name, *_shape in made.renditions}
