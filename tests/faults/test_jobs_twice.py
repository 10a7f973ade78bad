"""A job may run twice, both at once or one after the other: nothing stands there twice."""

from functools import partial

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.utils import timezone
from django_tasks.base import Task

from articles import workflow
from articles.models import Notice, Outlet, ShareCard
from articles.search import following, forgetting
from articles.workflow import (
    cards,
    finished,
    mailing,
    most_read,
    photo_files,
    pings,
    renditions,
    told,
)
from newsroom.accounts import new_devices
from newsroom.accounts.models import NewDevice
from tests import make
from tests.house.tree import files
from tests.public.photos import photo
from tests.threads import at_once

from .dying import damages

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MODULES = (cards, finished, following, forgetting, mailing, most_read, photo_files, pings)
MODULES += (renditions, told, new_devices)
ALL = {
    name: job
    for module in MODULES
    for name, job in vars(module).items()
    if isinstance(job, Task) and job.func.__module__ == module.__name__
}


def given(name, people):
    """What each job is about, of those that are about one thing."""
    story = people.out
    numbers = {
        "index_author": story.article.bylines.get().pk,
        "index_tag": story.latest_revision.tags.get().pk,
        "remake_section": story.article.section_id,
        "set_aside_files_of": people.withdrawn.pk,
        "make_sizes_of": people.photo.pk,
        "mail_new_device": people.device.pk,
    }
    return [numbers[name]] if name in numbers else []


def rows():
    """How many rows stand in each table that is ours."""
    ours = [model for model in apps.get_models() if model._meta.app_label == "articles"]
    return {model.__name__: model._default_manager.count() for model in ours}


@pytest.fixture
def waiting(people, settings):
    """A newsroom in which every job has something to do."""
    settings.TELLS_BY_MAIL, settings.SITE_ADDRESS = True, "https://news.example.org"
    Outlet.objects.create(pk=1, name_ar="المنبر", name_ckb="مینبەر", name_kmr="Minber")
    for person in (people.rojin, people.salma):
        person.email = f"{person.username}@example.org"
        person.save(update_fields=["email"])
    people.photo, people.withdrawn = photo(people), photo(people)
    workflow.withdraw_photo(people.withdrawn, actor=people.zelal, note="خطأ")
    story = make.approved(people, body="<p>اجتمع المجلس في #القامشلي أمس.</p>")
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
    people.out = make.fresh(story)
    people.device = NewDevice.objects.create(person=people.salma, came_in_at=timezone.now())
    return people


def test_all_that_can_be_run_are_tried():
    ours = files(".py", under=("articles", "newsroom"))
    written = [path for path in ours if "@task(" in path.read_text()]
    assert {path.stem for path in written} == {module.__name__.split(".")[-1] for module in MODULES}


@pytest.mark.parametrize("name", ALL)
def test_a_job_run_twice_is_one_that_ran_once(waiting, name):
    run = partial(ALL[name].call, *given(name, waiting))
    results = at_once(run, run)
    assert [each for each in results if isinstance(each, Exception)] == []
    first, letters = rows(), [(tuple(letter.to), letter.body) for letter in mail.outbox]
    assert len(set(letters)) == len(letters)
    run()

    assert rows() == first
    assert len(mail.outbox) == len(letters)
    told_once = Notice.objects.values_list("person", "kind", "article", "translation", "anchor")
    assert len(set(told_once)) == len(told_once)
    assert ShareCard.objects.count() <= 1
    # Pictures of these tests come in by no verb.
    assert [each for each in damages() if "photo" not in each and "damages" not in each] == []
    connection.close()
