"""The list of one's notices, its bell, and the page on which one chooses how to be told."""

import re

import pytest
from django.test import Client

from articles import notices, workflow
from articles.models import Notice
from articles.models.clock import database_now
from tests import make
from tests.admin.pages import at_the_desk, forms, screen

Kind = Notice.Kind

pytestmark = pytest.mark.django_db
LIST, WISHES = "/admin/notices/", "/admin/notices/wishes/"
EVERYBODY = ["rojin", "salma", "zelal", "azad", "nergiz", "stranger", "admin"]
COUNT = re.compile(r'<span class="bell-count">([^<]+)<')


def page_of(client, address=LIST, **asked):
    return client.get(address, asked).content.decode()


def bell(client):
    """What the bell says on the start page; "" where nothing is unread."""
    said = COUNT.search(page_of(client, "/admin/"))
    return said[1] if said else ""


def press(client, address=LIST, **pressed):
    (form,) = [form for form in forms(client.get(address)) if "_end" in form.fields]
    return client.post(address, {**form.fields, **pressed}, follow=True)


def many(person, text, number):
    now = database_now()
    Notice.objects.bulk_create(
        Notice(
            person=person,
            kind=Kind.APPROVED,
            actor=text.created_by,
            article=text.article,
            translation=text,
            way="desk",
            created_at=now,
        )
        for _ in range(number)
    )


@pytest.fixture
def text(people):
    """Rojin's, sent back to her by Salma."""
    text = make.submitted(people, headline="سوق <b>الجمعة</b>")
    opened = {"opened_revision": text.latest_revision_id}
    workflow.send_back(text, actor=people.salma, note="لماذا؟", **opened)
    return make.fresh(text)


@pytest.mark.parametrize("name", [*EVERYBODY, None])
@pytest.mark.parametrize("address", [LIST, WISHES])
def test_everybody_at_the_desk_has_a_list_and_choices_of_their_own(people, text, name, address):
    client = at_the_desk(getattr(people, name)) if name else Client()

    answer = client.get(address)

    assert answer.status_code == (200 if name else 302)
    assert ("الجمعة" in answer.content.decode()) == (name in {"rojin", "salma", "zelal"}) * (
        address == LIST
    )


def test_a_notice_says_what_happened_to_what_by_whom(people, text):
    page = page_of(at_the_desk(people.rojin))

    assert "A text was sent back" in page
    assert "سوق &lt;b&gt;الجمعة&lt;/b&gt;" in page
    assert f'href="{screen(text)}"' in page
    assert "<bdi>salma</bdi>" in page


def test_the_hand_of_a_writer_is_told_to_those_who_may_know_it(people):
    make.submitted(people)

    for name, knows in {"salma": True, "idris": False}.items():
        shown = page_of(at_the_desk(getattr(people, name))).partition("<main")[2]
        assert "A text waits for review" in shown
        assert ("rojin" in shown) == knows


def test_of_a_text_that_is_closed_to_a_person_only_the_kind_is_told(people, text):
    notices.tell(
        Kind.MENTIONED,
        [people.karim.pk],
        actor_id=people.salma.pk,
        translation=text,
        moment=database_now(),
    )

    page = page_of(at_the_desk(people.karim))

    assert "You were named in a comment" in page
    assert "not open to you" in page
    assert "الجمعة" not in page
    assert screen(text) not in page


def test_a_notice_leads_to_its_anchor_and_one_of_a_story_to_the_story(people, text):
    story = text.article
    sent = {"actor_id": people.salma.pk, "translation": text, "moment": database_now()}
    notices.tell(Kind.ANSWERED, [people.rojin.pk], anchor="comment-7", **sent)
    workflow.raise_flag(story, actor=people.rojin, flag="face", note="وجه")
    workflow.clear_flag(story, actor=people.salma, flag="face", note="حذف")

    page = page_of(at_the_desk(people.rojin))

    assert f'href="{screen(text)}#comment-7"' in page
    assert f'href="/admin/articles/article/{story.pk}/change/"' in page


def test_the_bell_counts_what_is_unread_until_it_was_read(people, text):
    client = at_the_desk(people.rojin)
    assert bell(client) == "1"
    many(people.rojin, text, 2)
    one = Notice.objects.filter(person=people.rojin).latest_first()[1]

    press(client, read=one.pk)
    assert bell(client) == "2"
    press(client, read_up_to=forms_value(client))

    assert bell(client) == ""
    assert "Mark all as read" not in page_of(client)
    many(people.rojin, text, 120)
    assert bell(client) == "99+"


def forms_value(client):
    """What the button for all of them sends."""
    return re.search(r'name="read_up_to" value="(\d+)"', page_of(client))[1]


def test_what_came_meanwhile_is_not_marked_along(people, text):
    client = at_the_desk(people.rojin)
    newest = forms_value(client)
    many(people.rojin, text, 1)

    press(client, read_up_to=newest)

    assert bell(client) == "1"


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30, "²", "1\0"])
def test_numbers_that_nobody_can_mean_and_those_of_others_mark_nothing(people, text, number):
    client = at_the_desk(people.karim)
    others = Notice.objects.get(person=people.rojin).pk
    many(people.karim, text, 1)
    Notice.objects.filter(person=people.karim).update(created_at=text.created_at)

    for sent in (number, others):
        for button in ("read", "read_up_to"):
            sent_form = {"token": "0" * 32, "opened": "0", "_end": "1", button: sent}
            assert client.post(LIST, sent_form).status_code == 302
    assert client.get(LIST, {"before": number}).status_code == 200

    assert Notice.objects.get(pk=others).read_at is None
    assert bell(client) == "1"


def test_a_form_that_was_cut_changes_nothing(people, text):
    client = at_the_desk(people.rojin)
    notice = Notice.objects.get(person=people.rojin)

    cut = client.post(LIST, {"token": "0" * 32, "opened": "0", "read": notice.pk})
    choice = client.post(WISHES, {"token": "0" * 32, "opened": "0", "sent_back": "nothing"})

    assert (cut.status_code, choice.status_code) == (400, 400)
    assert "did not arrive whole" in cut.content.decode()
    assert bell(client) == "1"
    assert 'value="nothing" selected' in choice.content.decode()
    assert 'value="nothing" selected' not in page_of(client, WISHES)


def test_the_list_goes_on_and_costs_the_same_however_long(
    people, text, django_assert_max_num_queries
):
    client = at_the_desk(people.rojin)
    page_of(client)
    many(people.rojin, text, 60)

    with django_assert_max_num_queries(4):
        page = page_of(client)

    assert page.count('class="told-row') == 50
    (older,) = re.findall(r"\?before=\d+", page)
    with django_assert_max_num_queries(4):
        page = page_of(client, LIST + older)
    assert page.count('class="told-row') == 11
    assert "Mark all as read" not in page


def test_choices_are_stored_by_the_form_and_its_answer_is_the_same_twice(people):
    client = at_the_desk(people.rojin)

    for _time in range(2):
        page = press(client, WISHES, sent_back="digest", approved="nothing").content.decode()
        assert "It is stored" in page

    chosen = re.findall(r'value="(\w+)" selected', page)
    assert len(chosen) == len(Kind)
    assert (chosen.count("nothing"), chosen[0]) == (1, "digest")
    assert client.post(WISHES, {**sent(client), "sent_back": "x"}).status_code == 409


def test_the_journal_tells_what_was_chosen(people):
    press(at_the_desk(people.rojin), WISHES, sent_back="digest")

    page = page_of(at_the_desk(people.admin), "/admin/articles/journalentry/")

    for words in (
        "Notices chosen",
        "A text was sent back",
        "By mail at once",
        "By mail once a day",
    ):
        assert words in page


def sent(client):
    (form,) = [form for form in forms(client.get(WISHES)) if "_end" in form.fields]
    return form.fields


@pytest.mark.parametrize(
    ("tells", "mail", "said"),
    [
        (False, "", "sends no mail yet"),
        (False, "r@example.org", "sends no mail yet"),
        (True, "", "You have no mail address"),
        (True, "r@example.org", "r@example.org"),
    ],
)
def test_the_page_says_where_mail_goes_or_why_none_does(people, settings, tells, mail, said):
    settings.TELLS_BY_MAIL = tells
    people.rojin.email = mail
    people.rojin.save()

    assert said in page_of(at_the_desk(people.rojin), WISHES)
