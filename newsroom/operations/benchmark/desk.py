"""The desk's side: people and texts of the benchmark's own, of which nothing stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse

from articles import workflow
from articles.models import FinishedPage, Publication, Revision, Translation
from articles.proofreading import findings
from articles.states import Move, Role
from articles.workflow.people.accounts import add_person, record_first_administrator
from articles.workflow.people.roles import DeskRole, change_roles

from .forms import sent_to
from .pages import LANGUAGE

MARK = "benchmark"
ROLES = (Role.REPORTER, Role.EDITOR, Role.PUBLISHER)

People = dict[Role, AbstractBaseUser]


class NotPublished(RuntimeError):
    """A text that was to come out has not: what the desk said instead is in it."""


@contextmanager
def at_the_desk() -> Iterator["Desk"]:
    """Whatever is done within is undone at the end, and readers never see it."""
    with transaction.atomic():
        yield Desk(_people())
        transaction.set_rollback(True)


def _people() -> People:
    model = get_user_model()
    first = model.objects.create_superuser(username=f"{MARK}-administrator", password=None)
    record_first_administrator(first)
    people = {}
    for role in ROLES:
        person = model(username=f"{MARK}-{role}", interface_language=LANGUAGE)
        add_person(person, actor=first)
        change_roles(person, actor=first, give=[DeskRole(LANGUAGE, role)])
        people[role] = person
    return people


@dataclass(frozen=True)
class Desk:
    people: People

    def client(self, **options: object) -> Client:
        """A browser in which the publisher has signed in."""
        client = Client(**options)
        client.force_login(self.people[Role.PUBLISHER])
        return client

    def approved(self, like: FinishedPage) -> Translation:
        """A story of its own, ready to be published, with the words of one in the archive."""
        text = Publication.objects.select_related("revision").get(pk=like.pk).revision
        article = like.article
        writer, editor = self.people[Role.REPORTER], self.people[Role.EDITOR]
        made = workflow.create_story(
            actor=writer,
            language=LANGUAGE,
            content=_content(text),
            shared=workflow.Shared(
                slugline=MARK, section=article.section, bylines=tuple(article.bylines.all())
            ),
        ).translation
        workflow.submit(made, actor=writer, opened_revision=made.latest_revision_id)
        made = _again(made)
        if keys := [found.key for found in findings(made) if not found.is_left]:
            workflow.leave(made, actor=editor, keys=keys)
        workflow.approve(made, actor=editor, opened_revision=made.latest_revision_id)
        return _again(made)

    def publish(self, text: Translation) -> None:
        """By the verb alone, with what is done once it is stored."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            workflow.publish(
                text,
                actor=self.people[Role.PUBLISHER],
                opened_revision=text.latest_revision_id,
                token=f"{MARK}-{text.pk}",
            )


def screen(text: Translation) -> str:
    return reverse("admin:articles_translation_change", args=[text.pk])


def pressed(client: Client, text: Translation) -> tuple[str, dict[str, list[str]]]:
    """Where the button leads that publishes, and what it sends."""
    address = reverse("admin:translation_move", args=[text.pk, Move.PUBLISH])
    return address, sent_to(address, client.get(screen(text)).content.decode())


def press(client: Client, address: str, fields: dict[str, list[str]]) -> None:
    """Publish as the button does; raises NotPublished."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = client.post(address, fields)
    if response.status_code != 302:
        raise NotPublished(f"status {response.status_code}")


def _content(text: Revision) -> workflow.Content:
    return workflow.Content(
        headline=text.headline,
        standfirst=text.standfirst,
        body=text.body,
        lead_photo=text.lead_photo_id,
    )


def _again(text: Translation) -> Translation:
    return Translation.objects.select_related("latest_revision", "article").get(pk=text.pk)
