import json
from argparse import ArgumentParser
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.management.base import BaseCommand, CommandError

from articles.languages import CODES, is_published_in
from articles.models import Photo
from articles.photos import PhotoRefused
from articles.photos.limits import MAX_BYTES
from articles.workflow import Added, Refused, add_photo

BAD_INPUT = 2


class Command(BaseCommand):
    help = (
        "Bring pictures in, each encoded anew, so that nothing stays of where and by whom it was "
        "taken. What is refused is named, the rest comes in; the same picture again makes nothing "
        "new. Status 2 where one was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="JPEG, PNG, WebP and others")
        parser.add_argument(
            "--as", dest="username", metavar="USER", required=True, help="who brings them in"
        )
        parser.add_argument("--language", help=f"of the words: one of {', '.join(CODES)}")
        parser.add_argument("--alt", default="", help="what is to be seen")
        parser.add_argument("--credit", default="", help="who made them")
        parser.add_argument("--json", action="store_true", help="print one object per file")

    def handle(self, *args: object, **options: object) -> None:
        actor, words = _person(options["username"]), _words(options)
        refused = 0
        for file in options["files"]:
            try:
                added = add_photo(_bytes_of(Path(file)), actor=actor, **words)
            except (PhotoRefused, Refused) as problem:
                refused += 1
                self._say_refused(options, file, str(problem))
            except (OSError, ValueError) as problem:
                refused += 1
                said = problem.strerror if isinstance(problem, OSError) else None
                self._say_refused(options, file, said or str(problem))
            else:
                self._say_added(options, file, added)
        if refused:
            raise CommandError(
                f"{refused} of {len(options['files'])} files did not come in", returncode=BAD_INPUT
            )

    def _say_added(self, options: dict, file: str, added: Added) -> None:
        if options["json"]:
            facts = {"photo": added.photo.pk, "created": added.is_new}
            facts["location_removed"] = added.location_removed
            self.stdout.write(json.dumps({"file": file, **facts}))
            return
        done = "stored as" if added.is_new else "here already as"
        removed = "; the location was removed" if added.location_removed else ""
        self.stdout.write(f"{_printable(file)}: {done} photo {added.photo.pk}{removed}")

    def _say_refused(self, options: dict, file: str, problem: str) -> None:
        if options["json"]:
            self.stdout.write(json.dumps({"file": file, "refused": problem}))
            return
        self.stderr.write(f"{_printable(file)}: {' '.join(problem.split())}")


def _person(username: str) -> AbstractBaseUser:
    person = get_user_model().objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"there is no person “{username}”", returncode=BAD_INPUT)
    return person


def _words(options: dict) -> dict[str, str]:
    """The columns that the options fill; words without a language would be nobody's."""
    given = {name: options[name].strip() for name in ("alt", "credit") if options[name].strip()}
    language = options["language"]
    if language and not is_published_in(language):
        known = ", ".join(CODES)
        raise CommandError(f"unknown language “{language}”; known: {known}", returncode=BAD_INPUT)
    if given and not language:
        raise CommandError("--alt and --credit need --language", returncode=BAD_INPUT)
    for name, text in given.items():
        limit = Photo._meta.get_field(name).max_length
        if len(text) > limit:
            raise CommandError(f"--{name}: at most {limit} characters", returncode=BAD_INPUT)
    return {f"{name}_{language}": text for name, text in given.items()}


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, at most one more than are accepted."""
    if not path.exists():
        raise ValueError("there is no such file")
    if not path.is_file():
        raise ValueError("it is not a file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _printable(name: str) -> str:
    """A file's name that can do nothing to the terminal it is shown on."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name
    )
