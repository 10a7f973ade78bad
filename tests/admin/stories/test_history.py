"""A story's history says what was changed of what its languages share, before and after."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.states import Move
from articles.workflow import StoryDetails, edit_story, last_edit, shorten_embargo
from tests import make
from tests.admin.pages import at_the_desk, form, story_screen
from tests.journal import journal_of

pytestmark = pytest.mark.django_db


def details(article, **changes):
    kept = {
        name: getattr(article, name) for name in ("slugline", "section", "genre", "embargo_until")
    }
    return StoryDetails(**{**kept, "bylines": tuple(article.bylines.all()), **changes})


def edit(people, article, *, by="zelal", **changes):
    article.refresh_from_db()
    return edit_story(
        article,
        actor=getattr(people, by),
        details=details(article, **changes),
        opened_edit=last_edit(article),
    )


def history(person, article):
    page = at_the_desk(person).get(story_screen(article)).content.decode()
    panel = page.partition('aria-labelledby="history"')[2].partition("</section>")[0]
    panel = panel.replace("\u2068", "").replace("\u2069", "")
    entries = panel.split('<li class="log-entry">')[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", entry).split()) for entry in entries]


def test_a_lifted_embargo_leaves_one_entry_that_says_until_when_it_was(people):
    article = make.draft(people).article
    until = (timezone.localtime() + timedelta(days=2)).replace(second=0, microsecond=0)
    edit(people, article, embargo_until=until)
    known = journal_of(article).count()
    client = at_the_desk(people.zelal)
    fields = form(client.get(story_screen(article)), "").fields

    client.post(story_screen(article), {**fields, "embargo_until_0": "", "embargo_until": ""})

    article.refresh_from_db()
    assert article.embargo_until is None
    assert journal_of(article).count() == known + 1
    lifted, set_before = history(people.zelal, article)[:2]
    assert until.strftime("%Y-%m-%d %H:%M") in lifted
    assert until.strftime("%Y-%m-%d %H:%M") in set_before


def test_an_embargo_lifted_by_two_leaves_one_entry_of_its_end(people):
    article = make.approved(people).article
    until = (timezone.localtime() + timedelta(days=2)).replace(second=0, microsecond=0)
    edit(people, article, embargo_until=until)
    asked = edit(people, article, by="salma", embargo_until=None)

    shorten_embargo(article, actor=people.zelal, asked=asked.pk)

    assert journal_of(article).filter(move=Move.SHORTEN_EMBARGO).count() == 1
    lifted = history(people.zelal, article)[0]
    assert lifted.startswith("Shorten the embargo")
    assert lifted.endswith(until.strftime("%Y-%m-%d %H:%M"))


def test_a_change_of_section_and_byline_says_both_names(people):
    article = make.draft(people).article
    was, author = article.section, article.bylines.get()
    section, other = make.section(ar="ثقافة"), make.author(ar="جوان ملا")

    edit(people, article, section=section, bylines=(author, other))

    changed = history(people.zelal, article)[0]
    assert f"{was.label} {section.label}" in changed
    assert f"{author.label} {author.label} · {other.label}" in changed


def test_what_the_change_was_is_said_in_words_and_not_by_column(people):
    article = make.draft(people).article

    edit(people, article, genre="opinion")

    changed = history(people.zelal, article)[0]
    assert changed.endswith("Genre: News Opinion")


def test_the_name_of_a_writer_is_still_for_those_who_may_know(people):
    draft = make.draft(people)
    edit_story(
        draft.article,
        actor=people.rojin,
        details=details(draft.article, slugline="another"),
        opened_edit=last_edit(draft.article),
    )

    assert "rojin" in history(people.rojin, draft.article)[0]
    assert "rojin" not in history(people.idris, draft.article)[0]
