"""Every door through which a picture comes in, as data. A new one joins, or a test fails."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests import make
from tests.admin.pages import form, forms, screen
from tests.public.photos import photo

from .multipart import CONTENT_TYPE, END, fields, part
from .table import Row

LONGEST_NAME = 255


class Desk:
    """A reporter at the desk, with what the doors stand on: a text, a photo, a folder."""

    def __init__(self, people: SimpleNamespace, folder: Path) -> None:
        self.people, self.folder = people, folder
        self.text, self.photo = make.draft(people), photo(people)
        self.client = Client()
        self.client.force_login(people.rojin)

    @cached_property
    def many(self) -> dict[str, object]:
        page = self.client.get(reverse("admin:articles_photo_add"))
        return next(found for found in forms(page) if "credit_ar" in found.fields).fields

    @cached_property
    def writing(self) -> dict[str, object]:
        page = self.client.get(screen(self.text))
        return form(page, screen(self.text)).fields

    @cached_property
    def beginning(self) -> dict[str, object]:
        address = reverse("admin:articles_translation_add")
        page = self.client.get(f"{address}?language=ar")
        return form(page, address).fields

    def post(self, address: str, field: str, row: Row, typed: dict[str, object]) -> HttpResponse:
        """Send a form as a browser would, but for the name of the file: it goes as it is."""
        sent = {**typed, "token": uuid4().hex} if typed else {}
        end = {"_end": "1"} if typed else {}
        sent.pop("_end", None)
        file = part(field, row.data, filename=row.name, kind=row.declared)
        body = fields(sent) + file + fields(end) + END
        return self.client.generic("POST", address, body, content_type=CONTENT_TYPE)


Answer = tuple[int, str]
"""The status, and what was said."""


def by_script(desk: Desk, row: Row) -> Answer:
    answer = desk.post(reverse("admin:photo_upload"), "picture", row, {})
    if "json" not in answer["Content-Type"]:  # no form that could be read
        return answer.status_code, answer.content.decode()
    return answer.status_code, " ".join(line["words"] for line in answer.json()["lines"])


def many_at_once(desk: Desk, row: Row) -> Answer:
    return _page(desk.post(reverse("admin:articles_photo_add"), "pictures", row, desk.many))


def in_place_of_another(desk: Desk, row: Row) -> Answer:
    address = reverse("admin:photo_move", args=[desk.photo.pk, "replace"])
    return _page(desk.post(address, "picture", row, {"opened": "0", "note": "سبب"}))


def with_a_text(desk: Desk, row: Row) -> Answer:
    return _page(desk.post(screen(desk.text), "new_photo", row, desk.writing))


def with_a_new_text(desk: Desk, row: Row) -> Answer:
    headline, body = make.WORDS["ar"]
    typed = {**desk.beginning, "headline": headline, "body": body}
    return _page(desk.post(reverse("admin:articles_translation_add"), "new_photo", row, typed))


def by_command(desk: Desk, row: Row) -> Answer:
    """Returns the status of the process."""
    path = desk.folder / (row.name if can_be_a_file(row.name) else "IMG_2041.jpg")
    path.write_bytes(row.data)
    said = io.StringIO()
    try:
        call_command("import_photos", str(path), username="rojin", stdout=said, stderr=said)
    except CommandError as problem:
        return problem.returncode, said.getvalue()
    finally:
        path.unlink()
    return 0, said.getvalue()


def can_be_a_file(name: str | bytes) -> bool:
    raw = name.encode() if isinstance(name, str) else name
    is_plain = b"/" not in raw and b"\0" not in raw and raw not in (b"", b".", b"..")
    return isinstance(name, str) and is_plain and len(raw) <= LONGEST_NAME


def _page(answer: HttpResponse) -> Answer:
    """A redirect says what was done on the next page."""
    if answer.status_code == 302:
        return 302, " ".join(map(str, answer.wsgi_request._messages))
    return answer.status_code, unescape(answer.content.decode())


@dataclass(frozen=True)
class Door:
    """`module` reads the file, `route` is the desk's (empty for a command)."""

    bring: Callable[[Desk, Row], Answer]
    module: str
    route: str
    language: str
    """In which the person who comes through reads the interface, for the tests."""


DOORS: dict[str, Door] = {
    "by script": Door(by_script, "articles.admin.photos.uploading", "photo_upload", "ar"),
    "many at once": Door(
        many_at_once, "articles.admin.photos.uploading", "articles_photo_add", "ckb"
    ),
    "in place of another": Door(
        in_place_of_another, "articles.admin.photos.moves", "photo_move", "kmr"
    ),
    "with a text": Door(
        with_a_text, "articles.admin.writing.saving", "articles_translation_change", "kmr"
    ),
    "with a new text": Door(
        with_a_new_text, "articles.admin.writing.saving", "articles_translation_add", "ar"
    ),
    "by command": Door(by_command, "articles.management.commands.import_photos", "", "en"),
}
# Draws its own pictures, and takes none from anybody.
NO_DOORS = {"newsroom.operations.archive.photos", "newsroom.operations.demo.loading"}
