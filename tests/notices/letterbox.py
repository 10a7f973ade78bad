"""A text that is told of by mail, and the mails that the job sends."""

from types import SimpleNamespace

from django.core import mail

from articles import workflow
from articles.models import Notice, Translation
from articles.workflow import mailing
from tests import make

SITE = "https://news.example.org"
HEADLINE = make.WORDS["ar"][0]


def sent_back(people: SimpleNamespace) -> Translation:
    """Rojin's, sent back to her; nobody is told that it waited for review."""
    text = make.submitted(people)
    opened = {"opened_revision": text.latest_revision_id}
    workflow.send_back(text, actor=people.salma, note="سر لا يقال", **opened)
    Notice.objects.filter(kind="to_review").delete()
    return make.fresh(text)


def karims(people: SimpleNamespace) -> Translation:
    """A draft of Karim's that nobody else has to do with."""
    return workflow.create_story(
        actor=people.karim, language="ar", content=make.content()
    ).translation


def sent() -> list[mail.EmailMessage]:
    mail.outbox = []
    mailing.send_notices.enqueue()
    return mail.outbox
