"""Files an imported story at the desk: as a draft, by somebody, once."""

import hashlib
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles import workflow
from articles.models import Article, Revision, Section
from articles.text.repair import Change
from articles.text.sanitize import MAX_BYTES
from articles.workflow.people.system import importer_account

from .formats import encoding_of, recognised, was_misread
from .plain_text import ImportedStory, normalised, parse

IMPORTER = "importer"
LARGEST = MAX_BYTES


class BadFile(ValueError):
    """The file cannot be filed as a story; the message is fit to show after the file's name."""


@dataclass(frozen=True)
class Filed:
    """Where a story stands at the desk; `is_new` is false where it had been filed before."""

    revision: Revision
    repairs: tuple[Change, ...] = ()
    dropped: tuple[str, ...] = ()
    is_new: bool = True


def read(data: bytes) -> ImportedStory:
    """Take a file's bytes apart; raises BadFile, and Unreadable where they are not a story."""
    if len(data) > LARGEST:
        raise BadFile(_("it is larger than %(limit)d bytes") % {"limit": LARGEST})
    return parse(_text_of(data))


def _text_of(data: bytes) -> str:
    if sort := recognised(data):
        name, way_out = sort
        raise BadFile(_("it is %(name)s: %(way)s") % {"name": name, "way": way_out})
    if b"\0" in data:
        raise BadFile(_("it is not text: it holds NUL bytes"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFile(_not_utf8(data, error)) from error
    if was_misread(text):
        raise BadFile(
            _("its letters were taken for others when it was saved: save the original as UTF-8")
        )
    return text


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    if encoding := encoding_of(data):
        words = _("it is not UTF-8, it looks like %(encoding)s: open it and save it as UTF-8")
        return words % {"encoding": encoding}
    return _("it is not UTF-8 text (byte %(position)d)") % {"position": error.start}


def file_story(
    data: bytes, *, language: str, actor: AbstractBaseUser, section: Section | None = None
) -> Filed:
    """File a text file's bytes as a draft in one language.

    The same story in the same language again makes nothing new, however its lines end. Raises
    BadFile, Unreadable, Refused, and ValidationError where the text is not fit to store.
    """
    story = read(data)
    digest = _digest(normalised(data.decode()).encode(), language)
    # What was filed before line ends were evened out is known by its very bytes.
    if before := _filed_before(digest) or _filed_before(_digest(data, language)):
        return before
    content = workflow.Content(headline=story.headline, body=story.body)
    shared = workflow.Shared(section=section, source=story.outlet, import_digest=digest)
    try:
        saved = workflow.create_story(
            actor=actor, language=language, content=content, shared=shared
        )
    except IntegrityError:
        # Somebody else has filed the same file in the same moment.
        if before := _filed_before(digest):
            return before
        raise
    return Filed(saved.revision, saved.repairs, story.dropped)


def _digest(text: bytes, language: str) -> str:
    return hashlib.sha256(text + language.encode()).hexdigest()


def _filed_before(digest: str) -> Filed | None:
    article = Article.objects.filter(import_digest=digest).first()
    if article is None:
        return None
    first = Revision.objects.filter(translation__article=article).earliest("pk")
    return Filed(first, is_new=False)


@transaction.atomic
def importer(language: str) -> AbstractBaseUser:
    """The system account that files stories for nobody in particular; made when first needed.

    It cannot sign in, and its role can neither submit nor approve. Raises BadFile where a person
    has its name.
    """
    account = importer_account(IMPORTER, language=language)
    if not account.is_system:
        raise BadFile(_("a person has the name of the system account “%s”") % IMPORTER)
    return account
