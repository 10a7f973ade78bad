"""A story's gallery on the writing form: photos in an order, each with its caption.

It travels as three lists of plain fields (number, position, caption), so that it can be written
without a script; rows without a number are empty.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.envelope import number
from articles.admin.photo_facts import PhotoFacts
from articles.text.numbers import ascii_digits
from articles.workflow import Content, GalleryPhoto

NAMES = ("gallery_photo", "gallery_position", "gallery_caption")
# What stands ready to be filled in where there is no script to add rows.
EMPTY_ROWS = 3


@dataclass(frozen=True)
class GalleryRow:
    """One photo of the gallery as it was typed; `position` counts from one."""

    photo: str
    position: str = ""
    caption: str = ""
    facts: PhotoFacts | None = None

    @property
    def digits(self) -> str:
        return ascii_digits(self.photo).removeprefix("#")

    @property
    def order(self) -> float:
        """Where it belongs; a position that is no number is the last."""
        return float(known) if (known := number(self.position)) is not None else float("inf")


class GalleryWidget(forms.Widget):
    """Reads the three lists; a template of the screen's own draws them."""

    def value_from_datadict(self, data: QueryDict, files: object, name: str) -> list[GalleryRow]:
        lists = [data.getlist(each) if hasattr(data, "getlist") else [] for each in NAMES]
        photos, positions, captions = lists
        padded = zip(
            photos,
            [*positions, *[""] * len(photos)],
            [*captions, *[""] * len(photos)],
            strict=False,
        )
        rows = [GalleryRow(*row) for row in padded if row[0].strip()]
        return sorted(rows, key=lambda row: row.order)

    def value_omitted_from_data(self, data: QueryDict, files: object, name: str) -> bool:
        return NAMES[0] not in data


class GalleryField(forms.Field):
    """The rows as the verb takes them; which photos may stand there is the verb's to judge."""

    widget = GalleryWidget

    def clean(self, value: list[GalleryRow]) -> tuple[GalleryPhoto, ...]:
        rows = value or []
        if any(number(row.digits) is None for row in rows):
            raise ValidationError(_("There is no such photo."))
        return tuple(GalleryPhoto(number(row.digits), row.caption) for row in rows)


def rows_of(content: Content) -> list[GalleryRow]:
    """A stored gallery as the form shows it."""
    return [
        GalleryRow(str(stands.photo), str(index), stands.caption)
        for index, stands in enumerate(content.gallery, start=1)
    ]


def gallery_of(rows: Collection[GalleryRow]) -> tuple[GalleryPhoto, ...]:
    """The rows that name a photo, which may not be there."""
    return tuple(
        GalleryPhoto(known, row.caption)
        for row in rows
        if (known := number(row.digits)) is not None
    )


def put_captions(
    data: QueryDict, rows: list[GalleryRow], gallery: tuple[GalleryPhoto, ...]
) -> None:
    """Give the rows of a sent form the captions of `gallery`, made of them by `gallery_of`."""
    captions = iter(stands.caption for stands in gallery)
    texts = [row.caption if number(row.digits) is None else next(captions) for row in rows]
    lists = [row.photo for row in rows], [row.position for row in rows], texts
    for name, values in zip(NAMES, lists, strict=True):
        data.setlist(name, values)


def photos_in(rows: Collection[GalleryRow]) -> list[int]:
    """The numbers of the photos that the rows name."""
    return [known for row in rows if (known := number(row.digits)) is not None]


def shown(rows: Collection[GalleryRow], facts: Collection[PhotoFacts]) -> list[GalleryRow]:
    """The rows with what is known of their photos, numbered as they stand."""
    known = {each.number: each for each in facts}
    return [
        GalleryRow(row.photo, str(index), row.caption, known.get(number(row.digits)))
        for index, row in enumerate(rows, start=1)
    ]


def packed(rows: Collection[GalleryRow]) -> str:
    """The gallery as a working copy keeps it."""
    return json.dumps([[row.photo, row.caption] for row in rows])


def unpacked(text: str) -> list[GalleryRow]:
    """What `packed` has packed; nothing of a text that it has not."""
    try:
        return [
            GalleryRow(str(photo), str(index), str(caption))
            for index, (photo, caption) in enumerate(json.loads(text), start=1)
        ]
    except (ValueError, TypeError):
        return []
