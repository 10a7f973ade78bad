"""A post is written, approved and published as any text; it is out with its live story alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import workflow
from articles.models import Article, FrontPage, JournalEntry, Publication, SearchEntry
from articles.states import Move, Status
from tests import make

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=2)


def is_live(version):
    return version.publications.visible().exists()


def publish(version, actor, **options):
    return workflow.publish(
        version, actor=actor, opened_revision=version.latest_revision_id, **options
    )


def test_a_post_is_added_and_submitted_in_one_act(people):
    story = make.live(people)

    saved = workflow.add_post(
        story.article, actor=people.karim, language="ar", content=make.content(), token="a-form"
    )

    post = make.fresh(saved.translation)
    assert (post.status, post.article.part_of) == (Status.SUBMITTED, story.article)
    assert [entry.move for entry in post.journal.order_by("pk")] == [Move.CREATE, Move.SUBMIT]


def test_the_same_form_sent_twice_makes_one_post(people):
    story = make.live(people)
    sent = {"actor": people.rojin, "language": "ar", "content": make.content(), "token": "a-form"}

    first = workflow.add_post(story.article, **sent)
    second = workflow.add_post(story.article, **sent)

    assert (second.translation, second.is_new) == (first.translation, False)
    assert story.article.posts.count() == 1


def test_nobody_approves_their_own_post(people):
    post = workflow.add_post(
        make.live(people).article, actor=people.salma, language="ar", content=make.content()
    ).translation
    post = make.fresh(post)

    with pytest.raises(workflow.Refused):
        workflow.approve(post, actor=people.salma, opened_revision=post.latest_revision_id)
    workflow.approve(post, actor=people.idris, opened_revision=post.latest_revision_id)


@pytest.mark.parametrize("name", ["stranger", "admin", "berfin"])
def test_who_may_not_write_in_the_language_adds_no_post(people, name):
    story = make.live(people)
    post = {"language": "ar", "content": make.content()}

    with pytest.raises(workflow.Refused):
        workflow.add_post(story.article, actor=getattr(people, name), **post)
    workflow.add_post(story.article, actor=people.karim, **post)


def test_only_a_live_story_takes_posts(people):
    story = make.published(people)
    post = {"actor": people.rojin, "language": "ar", "content": make.content()}

    with pytest.raises(workflow.Refused):
        workflow.add_post(story.article, **post)
    workflow.begin_live(story.article, actor=people.zelal)
    made = workflow.add_post(story.article, **post)
    with pytest.raises(workflow.Refused):
        workflow.add_post(made.translation.article, **post)
    workflow.end_live(story.article, actor=people.zelal)
    with pytest.raises(workflow.Refused):
        workflow.add_post(story.article, **post)


def test_a_post_has_no_posts_whoever_writes_it(people):
    story = make.live(people)
    post = make.post(people, story).article

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(created_by=people.rojin, part_of=post)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=post.pk).update(part_of=make.live(people).article)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=post.pk).update(live_from=timezone.now())
    with pytest.raises(workflow.Refused):
        workflow.begin_live(post, actor=people.zelal)


def test_a_post_goes_out_only_where_readers_see_its_story(people):
    story = make.live(people)
    post = make.submitted_post(people, story)
    workflow.approve(post, actor=people.salma, opened_revision=post.latest_revision_id)
    post = make.fresh(post)
    workflow.withdraw(story, actor=people.zelal, note="no")

    with pytest.raises(workflow.Refused) as refused:
        publish(post, people.zelal)
    assert "live story" in str(refused.value.decision.reason)

    workflow.republish(story, actor=people.zelal)
    publish(post, people.zelal)
    assert is_live(post)


def test_the_database_too_lets_no_post_out_without_its_story(people):
    story = make.live(people)
    post = make.post(people, story)
    workflow.withdraw(story, actor=people.zelal, note="no")
    shown = post.publications.latest("pk")
    shown.pk, shown.visible_from, shown.visible_until = None, timezone.now(), None

    with pytest.raises(IntegrityError), transaction.atomic():
        shown.save(force_insert=True)


def test_withdrawn_with_its_story_and_back_with_it(people):
    story = make.live(people)
    live, before, due = make.post(people, story), make.post(people, story), timezone.now() + LATER
    scheduled = make.post(people, story, at=due)
    workflow.withdraw(before, actor=people.zelal, note="wrong")
    elsewhere = make.post(people, make.live(people))

    workflow.withdraw(story, actor=people.zelal, note="no")

    assert not any(map(is_live, (story, live, before, scheduled)))
    assert not Publication.objects.pending().exists()
    assert is_live(elsewhere)
    assert live.journal.filter(move=Move.WITHDRAW, actor=people.zelal, note="no").count() == 1

    workflow.republish(story, actor=people.zelal)

    assert is_live(live)
    assert not is_live(before)
    assert live.journal.filter(move=Move.REPUBLISH).count() == 1
    first = live.publications.earliest("pk")
    assert live.publications.latest("pk").first_published_at == first.first_published_at


def test_a_withdrawal_takes_the_posts_of_its_own_language(people):
    arabic = make.live(people)
    kurdish = make.published_translation(people, arabic, "kmr")
    posts = [make.post(people, arabic), make.post(people, kurdish)]

    workflow.withdraw(arabic, actor=people.zelal, note="no")

    assert [is_live(post) for post in posts] == [False, True]


def test_killed_with_its_story(people):
    story = make.live(people)
    post, draft = make.post(people, story), make.submitted_post(people, story)
    workflow.kill(story.article, actor=people.zelal, note="no")

    assert not is_live(post)
    workflow.approve(draft, actor=people.salma, opened_revision=draft.latest_revision_id)
    for refused in (lambda: publish(draft, people.zelal), lambda: again(post, people.zelal)):
        with pytest.raises(workflow.Refused) as why:
            refused()
        assert "killed" in str(why.value.decision.reason)

    asked = workflow.ask_lift(story.article, actor=people.zelal, note="all right")
    workflow.lift_kill(story.article, actor=people.hevin, asked=asked.pk)
    workflow.republish(story, actor=people.zelal)
    assert is_live(post)


def again(version, actor):
    return workflow.republish(version, actor=actor)


def test_a_post_that_was_killed_by_itself_stays_away(people):
    story = make.live(people)
    post = make.post(people, story)
    workflow.withdraw(story, actor=people.zelal, note="no")
    workflow.kill(post.article, actor=people.zelal, note="no")

    workflow.republish(story, actor=people.zelal)

    assert is_live(story)
    assert not is_live(post)


def test_ending_holds_what_nobody_has_seen_and_leaves_the_rest(people):
    story, due = make.live(people), timezone.now() + LATER
    seen, new = make.post(people, story), make.post(people, story, at=due)
    corrected = make.revised(people, seen, kind="correction", note="x", body="<p>غير ذلك</p>")
    publish(corrected, people.zelal, at=due)

    workflow.end_live(story.article, actor=people.zelal)

    assert is_live(seen)
    pending = Publication.objects.pending()
    assert [each.translation for each in pending] == [seen]
    assert make.fresh(new).held_publication is not None
    with pytest.raises(workflow.Refused):
        publish(make.fresh(new), people.zelal)


def test_beginning_and_ending_say_who_and_when(people):
    story = make.published(people)

    begun = workflow.begin_live(story.article, actor=people.zelal, token="one")
    assert workflow.begin_live(story.article, actor=people.zelal, token="one") == begun
    with pytest.raises(workflow.Refused):
        workflow.begin_live(story.article, actor=people.zelal)
    ended = workflow.end_live(story.article, actor=people.zelal)
    again = workflow.begin_live(story.article, actor=people.zelal)

    article = Article.objects.get(pk=story.article_id)
    assert article.is_running
    assert begun.after["live_from"] == article.live_from.isoformat()
    assert set(ended.after) == {"live_until"}
    assert again.after == {"live_until": None}
    moves = JournalEntry.objects.filter(subject_id=article.pk, translation=None)
    assert moves.filter(move__in=(Move.BEGIN_LIVE, Move.END_LIVE)).count() == 3


@pytest.mark.parametrize("name", ["rojin", "salma", "stranger", "admin"])
def test_whoever_may_not_publish_neither_begins_nor_ends(people, name):
    story, actor = make.published(people), getattr(people, name)

    with pytest.raises(workflow.Refused):
        workflow.begin_live(story.article, actor=actor)
    workflow.begin_live(story.article, actor=people.hevin)
    with pytest.raises(workflow.Refused):
        workflow.end_live(story.article, actor=actor)
    workflow.end_live(story.article, actor=people.hevin)


def test_a_publisher_of_one_language_does_not_begin_what_others_see(people):
    story = make.published(people)
    make.published_translation(people, story, "kmr")

    with pytest.raises(workflow.Refused):
        workflow.begin_live(story.article, actor=people.hevin)
    workflow.begin_live(story.article, actor=people.zelal)


def test_a_post_is_not_pinned_not_in_the_line_and_not_found(people):
    story = make.live(people)
    post = make.post(people, story)
    page, until = FrontPage.of("ar"), timezone.now() + LATER

    with pytest.raises(workflow.Refused):
        workflow.arrange_front_page(page, actor=people.zelal, pins=[workflow.Pinned(post.pk)])
    with pytest.raises(workflow.Refused):
        workflow.set_breaking_line(page, actor=people.zelal, version=post.pk, until=until)
    workflow.arrange_front_page(page, actor=people.zelal, pins=[workflow.Pinned(story.pk)])
    found = SearchEntry.objects.values_list("publication__translation", flat=True)
    assert set(found) == {story.pk}
