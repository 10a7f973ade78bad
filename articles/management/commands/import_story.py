import json
from argparse import ArgumentParser
from pathlib import Path
from typing import NoReturn

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.interop.filing import LARGEST, BadFile, Filed, file_story, importer
from articles.interop.plain_text import Unreadable, is_counter
from articles.languages import CODES, is_published_in
from articles.models import Section
from articles.text.characters import is_damaged
from articles.text.repair import describe
from articles.workflow import Refused

BAD_INPUT = 2


class Command(BaseCommand):
    help = (
        "File a plain-text story as a draft in its language; it then goes the way of every text. "
        "The same file again makes nothing new; what is no such text ends with status 2."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="UTF-8 text: outlet, headline, paragraphs")
        parser.add_argument("--language", required=True, help=", ".join(CODES))
        parser.add_argument("--as", dest="username", metavar="USER", help="who files it")
        parser.add_argument("--section", type=int, metavar="ID", help="the section's number")
        parser.add_argument("--json", action="store_true", help="print the ids that were made")

    def handle(self, *args: object, **options: object) -> None:
        try:
            filed = self._file(options)
        except (BadFile, Unreadable, Refused) as problem:
            self._refuse(options, str(problem))
        except OSError as problem:
            self._refuse(options, problem.strerror or str(problem))
        except ValidationError as problem:
            self._refuse(options, " ".join(problem.messages))
        write = self._write_json if options["json"] else self._write_words
        write(filed)

    @transaction.atomic
    def _file(self, options: dict) -> Filed:
        language = options["language"]
        if not is_published_in(language):
            raise BadFile(f"unknown language “{language}”; known: {', '.join(CODES)}")
        data = _bytes_of(Path(options["file"]))
        section = _section(options["section"])
        actor = _person(options["username"]) if options["username"] else importer(language)
        return file_story(data, language=language, actor=actor, section=section)

    def _refuse(self, options: dict, problem: str) -> NoReturn:
        line = " ".join(f"{options['file']}: {problem}".split())
        raise CommandError(line, returncode=BAD_INPUT)

    def _write_json(self, filed: Filed) -> None:
        answer = {
            **_ids(filed),
            "repairs": [{"kind": change.kind, "count": change.count} for change in filed.repairs],
            "dropped": list(filed.dropped),
            "created": filed.is_new,
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False))

    def _write_words(self, filed: Filed) -> None:
        ids = _ids(filed)
        done = "Filed as a draft" if filed.is_new else "Filed before, nothing new"
        self.stdout.write(
            f"{done}: story {ids['article']}, version {ids['translation']}, "
            f"revision {ids['revision']}, {len(ids['tags'])} tags."
        )
        for change in filed.repairs:
            self.stdout.write(f"Repaired: {describe(change)}")
        for line in filed.dropped:
            what = "Dropped a counter" if is_counter(line) else "Dropped"
            self.stdout.write(f"{what}: {line}")


def _ids(filed: Filed) -> dict[str, object]:
    revision = filed.revision
    return {
        "article": revision.translation.article_id,
        "translation": revision.translation_id,
        "revision": revision.pk,
        "tags": sorted(revision.tag_links.values_list("tag_id", flat=True)),
    }


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, at most one more than may be filed."""
    if not path.exists():
        raise BadFile("there is no such file")
    if not path.is_file():
        raise BadFile("it is not a file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _section(number: int | None) -> Section | None:
    if number is None:
        return None
    section = Section.objects.filter(pk=number, is_active=True).first()
    if section is None:
        raise BadFile(f"there is no section {number} in use")
    return section


def _person(username: str) -> AbstractBaseUser:
    known = get_user_model().objects.filter(username=username)
    person = None if is_damaged(username) else known.first()
    if person is None:
        raise BadFile(f"there is no person “{username}” to file it as")
    return person
