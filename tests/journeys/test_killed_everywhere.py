"""A kill ends a story in each language on every surface, and where it was kept or handed out."""

from time import sleep

import pytest
from django.test import Client

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Publication
from tests import make
from tests.admin.links.test_opening import linked
from tests.public.test_no_leaks import CANARY, secret, walk
from tests.requests.page_cache.withdrawing import WITHIN

pytestmark = [pytest.mark.stored, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def versions(people):
    """The languages of one story, live, each with its own canary in every field."""
    source = make.published(people, **secret(people, "ar"))
    made = [source]
    for code in CODES[1:]:
        version = make.published_translation(people, source, code)
        text = make.revised(people, version, **secret(people, code))
        workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id)
        made.append(make.fresh(version))
    return made


def seen(reader, version):
    """The paths that tell anything of the version."""
    bird = CANARY[version.language].lower()
    return {each.path for each in walk(reader, version, {}) if bird in each.text.lower()}


def test_nothing_of_it_is_left_in_any_language(people, versions, kept_pages):
    reader, links = Client(), [linked(people, version) for version in versions]
    for version in versions:
        assert len(seen(reader, version)) >= 5
    for link, version in zip(links, versions, strict=True):
        opened = reader.post(link).content.decode().lower()
        assert CANARY[version.language].lower() in opened

    workflow.kill(versions[0].article, actor=people.zelal, note="يعرّض مصدراً للخطر")
    sleep(WITHIN)

    for version in versions:
        version = make.fresh(version)
        assert seen(reader, version) == seen(Client(), version) == set()
        here = addresses.story(version.language, version.article_id, version.slug)
        assert reader.get(here).status_code == 410
        assert reader.get(addresses.lite(here)).status_code == 410
    assert {reader.post(link).status_code for link in links} == {404}
    assert not Publication.objects.visible().exists()
