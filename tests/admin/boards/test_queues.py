"""Each queue to its end: who has what in it, in which order, and at what cost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.admin.boards.kinds import KINDS
from articles.models import Article, Translation
from tests import make, many
from tests.admin.costs import queries
from tests.admin.pages import at_the_desk, form, forms, screen
from tests.admin.test_costs import copies_of_before, newsroom
from tests.plans import scans
from tests.together import approved_in, in_hours, scheduled
from tests.workflow.assignments.test_planning import given

pytestmark = pytest.mark.django_db
NAMES = [kind.name for kind in KINDS]
EVERY = [*NAMES, "untranslated-kmr"]


def page_of(person, name, **asked):
    return at_the_desk(person).get(f"/admin/queue/{name}/", asked).content.decode()


def start(person):
    return at_the_desk(person).get("/admin/").content.decode()


def queue_of(person, name):
    _before, _mark, rest = start(person).partition(f'id="queue-{name}"')
    return rest.partition("</section>")[0]


def wanted(people, hours, language="ar"):
    story = make.draft(people, language)
    editor = people.salma if language == "ar" else people.berfin
    workflow.want(story, actor=editor, by=in_hours(hours))
    return story


def test_what_is_live_with_changes_that_are_not_out_waits_for_editors(people):
    unchanged, story = make.published(people), make.published(people)
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="عنوان لم ينشر"),
        opened_revision=story.latest_revision_id,
    )
    for name, waits in {"salma": True, "hevin": True, "rojin": False, "berfin": False}.items():
        shown = queue_of(getattr(people, name), "changed")
        assert (screen(story) in shown) == waits
        assert screen(unchanged) not in shown


def test_what_is_wanted_stands_by_its_day_until_it_is_published(people):
    later, sooner, other = wanted(people, 50), wanted(people, 5), wanted(people, 5, "kmr")
    shown = queue_of(people.salma, "wanted")
    assert shown.index(screen(sooner)) < shown.index(screen(later))
    assert screen(other) not in shown
    assert screen(other) in queue_of(people.azad, "wanted")
    assert screen(sooner) in queue_of(people.rojin, "wanted")
    assert "Wanted by" in shown

    workflow.want(later, actor=people.salma, by=None)
    assert screen(later) not in queue_of(people.salma, "wanted")


def test_an_assignment_that_nobody_has_begun_stands_by_its_day_among_what_is_wanted(people):
    later, sooner = wanted(people, 50), wanted(people, 5)
    asked = given(people, what="الحصاد", person=people.rojin, wanted_by=in_hours(9))
    given(people, what="بلا يوم", person=people.rojin)

    for shown in (queue_of(people.salma, "wanted"), page_of(people.salma, "wanted")):
        assert shown.index(screen(sooner)) < shown.index("الحصاد") < shown.index(screen(later))
        assert "بلا يوم" not in shown
        assert '<span class="count">3</span>' in shown
    assert "الحصاد" not in queue_of(people.karim, "wanted")
    client = at_the_desk(people.rojin)
    pressed = next(each for each in forms(client.get("/admin/")) if "begin" in each.fields)
    client.post("/admin/articles/assignment/", pressed.fields)
    asked.refresh_from_db()
    assert screen(asked.translation) in queue_of(people.rojin, "wanted")
    assert "Not begun" not in queue_of(people.rojin, "wanted")


def test_what_is_not_translated_goes_on_beyond_the_start_page_to_its_end(people):
    story = make.published(people)
    many.fill(people, 70, "ar", first=many.FIRST)
    every = Article.objects.live_anywhere().without_version_in("kmr").count()
    assert 50 < every < 100
    start_page = queue_of(people.azad, "untranslated-kmr")
    assert "/admin/queue/untranslated-kmr/" in start_page

    first, second = (page_of(people.azad, "untranslated-kmr", p=page) for page in (1, 2))
    assert f'<span class="count">{every}</span>' in first
    assert first.count('class="row"') + second.count('class="row"') == every
    client = at_the_desk(people.azad)
    address = f"/admin/articles/translation/{story.pk}/translate/kmr/"
    client.post(address, form(client.get("/admin/queue/untranslated-kmr/?p=2"), address).fields)
    assert f'<span class="count">{every - 1}</span>' in page_of(people.azad, "untranslated-kmr")
    assert "Nothing waits for you." in page_of(people.rojin, "untranslated-kmr")


def test_flags_wait_for_editors_who_have_not_written_the_longest_first(people):
    newer, older = make.draft(people), make.submitted(people)
    for story in (older, newer):
        workflow.raise_flag(story.article, actor=people.rojin, flag="face", note="وجه")
    now = timezone.now()
    Article.objects.filter(pk=older.article_id).update(flagged_since=now - timedelta(days=2))

    shown = queue_of(people.salma, "flagged")
    assert shown.index(screen(older)) < shown.index(screen(newer))
    assert f"{screen(newer)}#flags" in shown
    for name in ("rojin", "berfin", "nergiz", "azad"):
        assert not queue_of(getattr(people, name), "flagged")
    # Several languages of one story are one line.
    versions = approved_in(people)
    workflow.raise_flag(versions["ar"].article, actor=people.salma, flag="face", note="وجه")
    assert start(people.idris).count(f"{screen(versions['ar'])}#flags") == 1
    workflow.clear_flag(newer.article, actor=people.salma, flag="face", note="محي")
    assert screen(newer) not in queue_of(people.salma, "flagged")


def test_what_goes_out_together_is_told_so_in_the_queue(people):
    versions = approved_in(people)
    scheduled(people, versions)

    for shown in (queue_of(people.zelal, "scheduled"), page_of(people.zelal, "scheduled")):
        assert shown.count("Goes out together") == 3


@pytest.mark.parametrize("name", EVERY)
def test_a_queue_is_empty_for_whoever_nothing_waits_for(people, name):
    for person in (people.stranger, people.admin, people.karim):
        assert "Nothing waits for you." in page_of(person, name)


def test_what_was_killed_waits_for_nobody_and_a_killed_live_storys_posts_neither(people):
    source = make.live(people)
    post = make.submitted_post(people, source)
    make.leave_findings(post, people.salma)
    workflow.approve(post, actor=people.salma, opened_revision=post.latest_revision_id)
    translation = make.published_translation(people, source, "kmr")
    newer = make.revised(people, source, headline="عنوان أحدث", kind="update")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    waits = {"ready": screen(post), "out_of_step": screen(translation)}
    for name, address in waits.items():
        assert address in queue_of(people.zelal, name)

    workflow.kill(source.article, actor=people.zelal, note="خطر")
    for name, address in waits.items():
        assert address not in start(people.zelal)
        assert address not in page_of(people.zelal, name)


def test_a_queue_that_is_none_is_not_there(people):
    for name in ("lost", "live", "untranslated-", "untranslated-en", "__class__"):
        assert at_the_desk(people.zelal).get(f"/admin/queue/{name}/").status_code == 404


@pytest.mark.parametrize("asked", ["0", "-1", "x", "9" * 40, ""])
def test_a_page_that_is_none_is_the_nearest(people, asked):
    story = make.submitted(people)
    assert screen(story) in page_of(people.salma, "review", p=asked)


@pytest.mark.parametrize("name", ["zelal", "rojin"])
def test_each_queue_costs_as_little_at_any_size(people, name):
    filled(people)
    client = at_the_desk(getattr(people, name))
    few = {queue: len(queries(client, f"/admin/queue/{queue}/")) for queue in EVERY}
    copies_of_before(people, 1000, first=1)

    for queue in EVERY:
        asked = queries(client, f"/admin/queue/{queue}/")
        assert len(asked) == few[queue] <= 6, queue


@pytest.mark.slow
def test_no_queue_reads_a_large_table_whole(people):
    newsroom(people, 17_000)
    filled(people)
    many.tell(people.rojin, make.published(people), 5_000)
    for person in (people.zelal, people.azad, people.rojin):
        client = at_the_desk(person)
        for queue in EVERY:
            assert scans(queries(client, f"/admin/queue/{queue}/")) == [], (person, queue)
        assert scans(queries(client, "/admin/")) == []


def filled(people):
    """Something in every queue."""
    make.submitted(people)
    make.published(people)
    make.approved(people)
    wanted(people, 5)
    given(people, person=people.rojin, wanted_by=in_hours(3))
    flagged = make.draft(people)
    workflow.raise_flag(flagged.article, actor=people.salma, flag="face", note="وجه")
    story = make.published(people)
    make.translated(people, story, "kmr")
    make.revised(people, story, headline="عنوان آخر")
    make.published(people, at=in_hours(2))
    held = make.published(people, at=in_hours(2))
    workflow.save_draft(
        held,
        actor=people.rojin,
        content=make.content(headline="عنوان آخر"),
        opened_revision=held.latest_revision_id,
    )
    assert Translation.objects.held().exists()
