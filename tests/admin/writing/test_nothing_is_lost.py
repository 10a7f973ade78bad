import pytest
from django.test import Client

from articles.models import JournalEntry, Revision, Translation
from tests import make
from tests.admin.pages import at_the_desk, filled, form, messages, move, save, screen

pytestmark = pytest.mark.django_db
MINE = "نصي الذي لا يضيع"


def test_a_form_cut_by_the_network_stores_nothing_and_keeps_the_text(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, headline=MINE)
    del sent["_end"]
    answer = client.post(screen(story), sent)
    assert answer.status_code == 400
    assert form(answer, screen(story)).fields["headline"] == [MINE]
    assert Revision.objects.filter(translation=story).count() == 1


@pytest.mark.parametrize("missing", ["token", "opened", "_end"])
def test_a_new_story_cut_by_the_network_is_kept_on_the_page(people, missing):
    client = at_the_desk(people.rojin)
    address = "/admin/articles/translation/add/"
    sent = form(client.get(address + "?language=ar"), address).fields
    sent = {name: value for name, value in sent.items() if name != missing}
    answer = client.post(address, {**sent, "headline": MINE, "slugline": "kept"})
    assert answer.status_code == 400
    assert form(answer, address).fields["headline"] == [MINE]
    assert form(answer, address).fields["slugline"] == ["kept"]
    assert not Revision.objects.exists()


def test_the_same_save_sent_twice_is_stored_once(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, headline=MINE)
    answers = [client.post(screen(story), sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Revision.objects.filter(translation=story).count() == 2


def test_the_same_save_and_submit_sent_twice_is_one_of_each(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, headline=MINE, submit="1")
    for _ in range(2):
        assert client.post(screen(story), sent).status_code == 302
    moves = JournalEntry.objects.filter(translation=story).values_list("move", flat=True)
    assert sorted(moves) == ["create", "save", "submit"]


def test_the_same_new_story_sent_twice_is_one_story(people):
    client = at_the_desk(people.rojin)
    address = "/admin/articles/translation/add/"
    sent = {**form(client.get(address + "?language=ar"), address).fields, "headline": MINE}
    answers = [client.post(address, sent) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Revision.objects.count() == 1


def test_what_was_typed_on_in_a_form_that_was_sent_is_saved_too(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, headline="نص أول")
    client.post(screen(story), sent)
    answer = client.post(screen(story), {**sent, "headline": MINE})
    assert answer.status_code == 302
    assert messages(answer)[-1] == "Saved."
    assert make.fresh(story).latest_revision.headline == MINE


def test_a_new_story_typed_on_after_an_editor_saved_it_shows_both_texts(people):
    client = at_the_desk(people.rojin)
    address = "/admin/articles/translation/add/"
    sent = {**form(client.get(address + "?language=ar"), address).fields, "headline": "نص أول"}
    client.post(address, sent)
    story = Translation.objects.get()
    save(at_the_desk(people.salma), story, headline="نص المحررة")
    answer = client.post(address, {**sent, "headline": MINE})
    assert answer.status_code == 409
    assert form(answer, screen(story)).fields["headline"] == [MINE]
    assert "نص المحررة" in answer.content.decode()
    assert make.fresh(story).latest_revision.headline == "نص المحررة"


def test_a_stale_save_shows_both_texts_and_stores_neither(people):
    story = make.draft(people)
    rojin, salma = at_the_desk(people.rojin), at_the_desk(people.salma)
    sent = filled(rojin, story, headline=MINE)
    save(salma, story, headline="نص المحررة")
    answer = rojin.post(screen(story), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert form(answer, screen(story)).fields["headline"] == [MINE]
    assert "نص المحررة" in page
    assert "Save mine over the newer text" in page
    assert Revision.objects.filter(translation=story).count() == 2


def test_the_refused_text_is_saved_over_the_newer_one_by_sending_it_again(people):
    story = make.draft(people)
    rojin, salma = at_the_desk(people.rojin), at_the_desk(people.salma)
    sent = filled(rojin, story, headline=MINE)
    save(salma, story, headline="نص المحررة")
    refused = rojin.post(screen(story), sent)
    again = rojin.post(screen(story), form(refused, screen(story)).fields)
    assert again.status_code == 302
    assert make.fresh(story).latest_revision.headline == MINE


def test_a_refused_save_keeps_the_text_on_the_screen(people):
    story = make.draft(people)
    rojin = at_the_desk(people.rojin)
    sent = filled(rojin, story, headline=MINE)
    move(rojin, story, "submit")
    answer = rojin.post(screen(story), sent)
    assert answer.status_code == 403
    assert form(answer, screen(story)).fields["headline"] == [MINE]
    assert "Take it back to change it" in answer.content.decode()


def test_a_field_that_is_too_long_keeps_everything_that_was_typed(people):
    story = make.draft(people)
    answer = save(at_the_desk(people.rojin), story, headline="ع" * 201, kicker=MINE)
    assert answer.status_code == 400
    assert form(answer, screen(story)).fields["headline"] == ["ع" * 201]
    assert form(answer, screen(story)).fields["kicker"] == [MINE]
    assert "At most 200 characters" in answer.content.decode()


def test_an_expired_session_hands_the_text_back(people):
    story = make.draft(people)
    sent = filled(at_the_desk(people.rojin), story, headline=MINE, submit="1")
    stranger = Client()
    answer = stranger.post(screen(story), sent)
    assert answer.status_code == 403
    kept = form(answer, screen(story)).fields
    assert kept["headline"] == [MINE]
    assert (kept["opened"], kept["token"]) == (sent["opened"], sent["token"])
    assert kept["submit"] == ["1"]

    stranger.force_login(people.rojin)
    assert stranger.post(screen(story), kept).status_code == 302
    assert make.fresh(story).latest_revision.headline == MINE


def test_a_cut_form_stays_a_cut_form_through_the_sign_in(people):
    story = make.draft(people)
    sent = filled(at_the_desk(people.rojin), story, headline=MINE)
    del sent["_end"]
    answer = Client().post(screen(story), sent)
    assert "_end" not in form(answer, screen(story)).fields


def test_an_editors_plain_paragraphs_are_handed_back_as_plain_text(people):
    story = make.draft(people)
    sent = filled(at_the_desk(people.rojin), story)
    sent |= {"body": "<p>فقرة أولى.</p><p>ثانية.</p>", "body_format": "html"}
    kept = form(Client().post(screen(story), sent), screen(story)).fields
    assert kept["body"] == ["فقرة أولى.\n\nثانية."]
    assert kept["body_format"] == ["plain"]
    with_heading = {**sent, "body": "<h2>عنوان</h2>"}
    kept = form(Client().post(screen(story), with_heading), screen(story)).fields
    assert (kept["body"], kept["body_format"]) == (["<h2>عنوان</h2>"], ["html"])


def test_an_old_form_token_hands_the_text_back(people):
    story = make.draft(people)
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.rojin)
    sent = filled(client, story, headline=MINE, csrfmiddlewaretoken="x" * 64)
    answer = client.post(screen(story), sent, headers={"origin": "http://testserver"})
    assert answer.status_code == 403
    again = client.post(
        screen(story),
        form(answer, screen(story)).fields,
        headers={"origin": "http://testserver"},
    )
    assert again.status_code == 302
    assert make.fresh(story).latest_revision.headline == MINE


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
def test_a_form_of_another_site_is_not_shown_ready_to_be_sent(people, origin):
    story = make.draft(people)
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.rojin)
    answer = client.post(screen(story), {"headline": MINE}, headers={"origin": origin})
    assert answer.status_code == 403
    assert MINE not in answer.content.decode()


def test_passwords_are_never_shown_again(people):
    answer = Client().post(
        "/admin/articles/translation/1/change/", {"headline": MINE, "password": "hunter2hunter2"}
    )
    assert "hunter2" not in answer.content.decode()
