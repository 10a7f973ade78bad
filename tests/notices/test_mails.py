"""Notices by mail: to whom, when, in which language, and what a mail never says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import notices, workflow
from articles.models import Article, Notice
from articles.models.clock import database_now
from articles.workflow import mailing
from articles.workflow.people.accounts import change_person
from articles.workflow.people.roles import DeskRole, change_roles
from tests import make

from .letterbox import HEADLINE, SITE, karims, sent, sent_back

Kind = Notice.Kind

pytestmark = pytest.mark.django_db
CLOSED = "There is something for you at the desk."


def test_a_mail_says_what_happened_and_where_to_look(text, rojin):
    (letter,) = sent()

    assert (letter.to, letter.subject) == ([rojin.email], "A text was sent back")
    assert letter.body.startswith(f"A text was sent back\n{HEADLINE}\n")
    assert f"{SITE}/admin/articles/translation/{text.pk}/change/" in letter.body
    assert f"{SITE}/admin/notices/wishes/" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    # Neither who did it nor what they wrote.
    assert "salma" not in letter.body
    assert "سر" not in letter.body


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("ar", "أُعيد نص إلى كاتبه"),
        ("ckb", "دەقێک گەڕێنرایەوە"),
        ("kmr", "Nivîsek paşve hat şandin"),
    ],
)
def test_it_speaks_the_persons_language_from_its_first_word(text, rojin, language, begins):
    rojin.interface_language = language
    rojin.save()

    (letter,) = sent()

    assert letter.subject == begins
    assert letter.body.startswith(f"{begins}\n")
    assert letter.extra_headers["Content-Language"] == language


def embargoed(people, text):
    later = timezone.now() + timedelta(hours=1)
    Article.objects.filter(pk=text.article_id).update(embargo_until=later)


def flagged(people, text):
    # Also one that does not stop a publication.
    workflow.raise_flag(text.article, actor=people.salma, flag="face", note="وجه")


def killed(people, text):
    workflow.kill(text.article, actor=people.zelal, note="خطر")
    Notice.objects.filter(kind="withdrawn").delete()


@pytest.mark.parametrize("close", [embargoed, flagged, killed])
def test_of_a_story_that_is_kept_close_it_says_only_that_there_is_something(people, text, close):
    close(people, text)

    (letter,) = sent()

    assert letter.subject == CLOSED
    said = letter.subject + letter.body
    assert CLOSED in letter.body
    assert "sent back" not in said
    assert HEADLINE not in said
    assert f"/{text.pk}/" not in said


def test_a_post_is_kept_as_close_as_its_live_story(people, rojin):
    story = make.live(people)
    post = make.submitted_post(people, story, headline="من الميدان")
    opened = {"opened_revision": post.latest_revision_id}
    workflow.send_back(post, actor=people.salma, note="لماذا؟", **opened)
    embargoed(people, story)

    (letter,) = sent()

    assert letter.subject == CLOSED
    assert "من الميدان" not in letter.body


def without_address(people, rojin):
    type(rojin).objects.filter(pk=rojin.pk).update(email="")


def closed_account(people, rojin):
    change_person(rojin, actor=people.admin, values={"is_active": False})


def without_role(people, rojin):
    change_roles(rojin, actor=people.admin, take=[DeskRole("ar", "reporter")])


def read_at_the_desk(people, rojin):
    workflow.mark_all_read(actor=rojin, up_to=Notice.objects.latest("pk").pk)


def chosen(way):
    def choose(people, rojin):
        workflow.choose_notices(rojin, actor=rojin, ways={"sent_back": way})

    return choose


def grown_old(people, rojin):
    Notice.objects.update(created_at=timezone.now() - mailing.LATEST)


NOBODY = [without_address, closed_account, without_role, read_at_the_desk, grown_old]


@pytest.mark.parametrize("change", [*NOBODY, chosen("desk"), chosen("nothing")])
def test_at_sending_time_it_is_asked_again_who_is_to_be_mailed(people, text, rojin, change):
    change(people, rojin)

    assert sent() == []


def test_without_a_server_nobody_is_mailed_and_nothing_is_asked(
    text, settings, django_assert_num_queries
):
    settings.TELLS_BY_MAIL = False

    with django_assert_num_queries(0):
        assert not mailing.is_anything_due()
        assert sent() == []


def test_several_notices_are_one_mail(people, rojin):
    kept_close, *_others = [sent_back(people) for _ in range(3)]
    flagged(people, kept_close)

    (letter,) = sent()

    assert letter.subject == "3 notices at the desk."
    assert letter.body.count(HEADLINE) == 2
    assert letter.body.count(CLOSED) == 1
    assert not mailing.is_anything_due()


def test_of_very_many_it_says_how_many_they_are(text, django_assert_num_queries):
    notice = Notice.objects.get()
    sent()
    Notice.objects.bulk_create(copy_of(notice) for _ in range(500))

    with django_assert_num_queries(11):
        (letter,) = sent()

    assert letter.body.count(HEADLINE) == 20
    assert "480 more at the desk." in letter.body


def copy_of(notice):
    return Notice(
        person=notice.person,
        kind=notice.kind,
        actor=notice.actor,
        article=notice.article,
        translation=notice.translation,
        way=notice.way,
        created_at=notice.created_at,
    )


def test_a_text_that_waits_no_more_for_review_is_not_worth_a_mail(people):
    people.idris.email = "idris@example.org"
    people.idris.save()
    workflow.choose_notices(people.idris, actor=people.idris, ways={"to_review": "at_once"})
    text = make.submitted(people)
    make.leave_findings(text, people.salma)
    workflow.approve(text, actor=people.salma, opened_revision=text.latest_revision_id)

    assert sent() == []


def test_whoever_was_named_in_a_text_that_is_not_theirs_is_not_mailed_its_headline(people, rojin):
    notices.tell(
        Kind.MENTIONED,
        [rojin.pk],
        actor_id=people.salma.pk,
        translation=karims(people),
        moment=database_now(),
    )

    assert sent() == []
