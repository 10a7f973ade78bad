"""A translation begins from what readers see, or from the newest text for who asks for that."""

import pytest

from articles import workflow
from articles.models import Translation
from tests import make
from tests.admin.pages import at_the_desk, form, screen, story_screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(people):
    """Readers see its first text; a second one waits."""
    made = make.published(people, body="<p>نص يراه القراء.</p>")
    return make.revised(people, made, body="<p>نص أحدث.</p>", kind="update")


def followed(translation):
    return make.fresh(translation).latest_revision.source_revision


def start(people, source, **options):
    # Zelal has a role in the language of the source as well, and so may read all of it.
    return workflow.start_translation(source, actor=people.zelal, language="kmr", **options)


def test_who_reads_only_what_readers_see_does_not_begin_from_more(people, source):
    with pytest.raises(workflow.Refused):
        workflow.start_translation(
            source, actor=people.azad, language="kmr", original=source.latest_revision
        )
    made = workflow.start_translation(source, actor=people.azad, language="kmr").translation
    assert followed(made).number == 1
    page = at_the_desk(people.azad).get(f"{screen(made)}?source=newest").content.decode()
    assert "نص أحدث." not in page
    assert "There is a newer text" not in page


def is_out_of_step(translation):
    return Translation.objects.all().out_of_step().filter(pk=translation.pk).exists()


def test_it_follows_what_readers_see(people, source):
    made = start(people, source).translation
    assert followed(made).number == 1
    assert not is_out_of_step(made)


def test_it_is_out_of_step_once_readers_see_the_newer_text(people, source):
    made = start(people, source).translation
    workflow.publish(source, actor=people.zelal, opened_revision=source.latest_revision_id)
    assert is_out_of_step(made)


def test_from_the_newest_text_it_is_in_step_then_too(people, source):
    made = start(people, source, original=source.latest_revision).translation
    assert followed(made).number == 2
    assert not is_out_of_step(made)
    workflow.publish(source, actor=people.zelal, opened_revision=source.latest_revision_id)
    assert not is_out_of_step(made)


def test_it_follows_the_only_text_of_a_source_that_nobody_sees_yet(people):
    source = make.draft(people)
    assert followed(start(people, source).translation) == source.latest_revision


def test_the_story_screen_offers_both(people, source):
    client = at_the_desk(people.zelal)
    page = client.get(story_screen(source.article))
    address = f"/admin/articles/translation/{source.pk}/translate/ckb/"
    assert "which readers do not see yet" in page.content.decode()
    client.post(address, {**form(page, address).fields, "newest": "1"})
    made = Translation.objects.get(language="ckb")
    assert followed(made).number == 2


def test_the_screen_shows_the_text_that_readers_see_and_says_so(people, source):
    made = start(people, source).translation
    client = at_the_desk(people.zelal)
    page = client.get(screen(made)).content.decode()
    assert "نص يراه القراء." in page
    assert "as readers see it" in page
    assert "There is a newer text 2" in page
    newest = client.get(f"{screen(made)}?source=newest").content.decode()
    assert "نص أحدث." in newest
    assert "readers do not see it yet" in newest
    assert "This version follows text 1 of its source." in newest


def test_to_follow_is_to_follow_the_text_that_stood_beside_it(people, source):
    made = start(people, source).translation
    client = at_the_desk(people.zelal)
    for address, number in ((screen(made), 1), (f"{screen(made)}?source=newest", 2)):
        sent = form(client.get(address), screen(made)).fields
        client.post(screen(made), {**sent, "headline": f"Sûk {number}", "follows_source": "on"})
        assert followed(made).number == number
