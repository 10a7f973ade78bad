import re

import pytest
from django.utils.translation import override

from articles import workflow
from articles.proofreading import findings
from articles.workflow import StoryDetails
from tests import make

from .pages import at_the_desk, screen, story_screen

pytestmark = pytest.mark.django_db
HOSTILE = '<script>سبب & "سؤال"</script>'


def log(client, address):
    page = client.get(address).content.decode()
    return re.search(r'<ol class="log">.*?</ol>', page, re.DOTALL)[0]


def test_each_move_with_its_texts(people):
    story = make.published(people)
    make.revised(people, story, headline="عنوان أحدث")

    lines = log(at_the_desk(people.zelal), screen(story))

    entries = story.journal.count()
    assert lines.count('<li class="log-entry">') == lines.count("</li>") == entries
    assert f"/admin/articles/translation/{story.pk}/revision/2/" in lines
    assert f"/admin/articles/translation/{story.pk}/compare/1/2/" in lines
    assert "visible from" in lines


def test_what_people_wrote_is_escaped(people):
    story = make.published(people)
    workflow.withdraw(story, actor=people.zelal, note=HOSTILE)

    lines = log(at_the_desk(people.zelal), screen(story))

    assert "<script>" not in lines
    assert "&lt;script&gt;سبب &amp; &quot;سؤال&quot;&lt;/script&gt;" in lines


def test_what_was_left_is_told_as_one_line(people):
    story = make.draft(people, body="<p>هنا ، نص نص وهناك ، نص.</p>")
    keys = [each.key for each in findings(story) if each.must_be_answered]
    workflow.leave(story, actor=people.rojin, keys=keys)

    lines = log(at_the_desk(people.rojin), screen(story))

    assert f"<summary>{len(keys)} findings</summary>" in lines
    assert lines.count('<p class="log-note">') >= 2


def test_of_a_whole_story_each_line_names_its_language_and_what_was_changed(people):
    story = make.published(people)
    make.translated(people, story, "kmr")
    article = story.article
    workflow.edit_story(
        article,
        actor=people.zelal,
        details=StoryDetails(section=article.section, slugline="سوق", bylines=()),
        opened_edit=0,
    )

    lines = log(at_the_desk(people.zelal), story_screen(article))

    assert '<bdi lang="kmr">Kurmancî</bdi>' in lines
    assert "<ins>\u2068سوق\u2069</ins>" in lines
    assert "/revision/" not in lines


def test_in_the_language_of_the_interface(people):
    story = make.published(people)
    people.zelal.interface_language = "ar"
    people.zelal.save()

    lines = log(at_the_desk(people.zelal), screen(story))

    with override("ar"):
        assert str(make.fresh(story).journal.first().get_move_display()) in lines
    assert "visible from" not in lines
