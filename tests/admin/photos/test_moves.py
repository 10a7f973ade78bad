from html import unescape

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from articles import workflow
from articles.models import Photo
from tests import cast, make
from tests.admin.pages import at_the_desk, form, forms
from tests.journal import journal_of
from tests.photos.pictures import saved, scene
from tests.public.photos import photo, with_sizes

pytestmark = pytest.mark.django_db
PEOPLE = ["rojin", "karim", "salma", "hevin", "zelal", "azad", "berfin"]
MOVES = {
    "withdraw": workflow.may_withdraw_photo,
    "replace": workflow.may_change_photo,
    "remove": workflow.may_remove_photo,
}
STATES = {
    "unused": lambda people, made: None,
    "in a draft": lambda people, made: make.draft(people, lead_photo=made.pk),
    "live": lambda people, made: make.published(people, lead_photo=made.pk),
    "live in Kurmanji": lambda people, made: make.published(people, "kmr", lead_photo=made.pk),
}


def address(made, name):
    return reverse("admin:photo_move", args=[made.pk, name])


def page_of(client, made):
    return client.get(reverse("admin:articles_photo_change", args=[made.pk]))


def sent(**typed):
    return {"token": "a" * 32, "opened": "0", "_end": "1", "note": "سبب", **typed}


def stands(made):
    made.refresh_from_db()
    return made.withdrawn_at, made.removed_at, made.replaced_by_id


@pytest.mark.parametrize("state", STATES)
def test_every_button_says_what_its_verb_would_and_a_forged_press_does_nothing(people, state):
    made, other = photo(people), photo(people)
    STATES[state](people, made)
    for name in PEOPLE:
        person = getattr(people, name)
        client = at_the_desk(person)
        answer = page_of(client, made)
        open_moves = {found.action for found in forms(answer)}
        page = unescape(answer.content.decode())
        for move, may in MOVES.items():
            decision = may(person, made)
            assert (address(made, move) in open_moves) == bool(decision), (name, move)
            if decision:
                continue
            assert f'id="reason-{move}">{decision.reason}<' in page, (name, move)
            before = stands(made)
            client.post(address(made, move), sent(by=str(other.pk)))
            assert stands(made) == before, (name, move)
        assert not journal_of(Photo).exists(), name


def test_a_press_sent_twice_is_one_change(people):
    made = photo(people)
    client = at_the_desk(people.zelal)
    for _ in range(2):
        client.post(address(made, "withdraw"), sent())
    assert stands(made)[0]
    assert journal_of(made).count() == 1


@pytest.mark.django_db(transaction=True)
def test_after_a_withdrawal_the_screen_shows_the_photo_without_its_files():
    people = cast.enter()
    made = with_sizes(photo(people))
    client = at_the_desk(people.zelal)

    answer = client.post(address(made, "withdraw"), sent(), follow=True)

    assert not default_storage.exists(made.file.name)
    assert answer.status_code == 200
    assert "This photo was withdrawn." in answer.content.decode()
    library = client.get("/admin/articles/photo/?state=past").content.decode()
    assert f"/photo/{made.pk}/change/" in library
    assert "<img" not in library


def test_a_photo_is_replaced_by_number_and_by_a_new_file(people):
    first, second, by = photo(people), photo(people), photo(people)
    client = at_the_desk(people.zelal)
    for _ in range(2):
        client.post(address(first, "replace"), sent(by=f"#{by.pk}"))
    assert stands(first)[2] == by.pk
    assert journal_of(first).count() == 1
    picture = SimpleUploadedFile("x.jpg", saved(scene(), "jpeg"))
    client.post(address(second, "replace"), sent(picture=picture))
    assert stands(second)[2] == Photo.objects.latest("pk").pk


@pytest.mark.parametrize("state", STATES)
def test_a_withdrawn_photo_offers_to_show_it_again_as_the_verb_would(people, state):
    made = photo(people)
    STATES[state](people, made)
    workflow.withdraw_photo(made, actor=people.zelal, note="وجه طفل")
    for name in PEOPLE:
        person, before = getattr(people, name), transaction.savepoint()
        client = at_the_desk(person)
        decision = workflow.may_show_photo_again(person, Photo.objects.get())
        answer = page_of(client, made)
        page = unescape(answer.content.decode())

        open_moves = {found.action for found in forms(answer)}
        assert (address(made, "show_again") in open_moves) == bool(decision), name
        assert (f'id="reason-show_again">{decision.reason}<' in page) is not bool(decision), name
        assert "withdraw/" not in page, name
        pressed = client.post(address(made, "show_again"), sent())
        assert pressed.status_code == (302 if decision else 403), name
        assert (stands(made)[0] is None) == bool(decision), name
        transaction.savepoint_rollback(before)


def test_showing_again_is_one_change_with_its_note_in_the_history(people):
    made = photo(people)
    workflow.withdraw_photo(made, actor=people.zelal, note="وجه طفل")
    client = at_the_desk(people.zelal)
    assert client.post(address(made, "show_again"), sent(note="")).status_code == 403
    for _ in range(2):
        answer = client.post(address(made, "show_again"), sent(note="كان خطأ"), follow=True)

    assert journal_of(made).count() == 2
    page = answer.content.decode()
    assert "كان خطأ" in page
    assert address(made, "withdraw") in page
    assert address(made, "show_again") not in page
    assert "This photo was withdrawn." not in page


@pytest.mark.parametrize("by", ["", "abc", "999999", "itself"])
def test_a_photo_is_not_replaced_by_nothing(people, by):
    made = photo(people)
    client = at_the_desk(people.zelal)
    client.post(address(made, "replace"), sent(by=str(made.pk) if by == "itself" else by))
    assert stands(made)[2] is None


def test_a_press_that_was_cut_and_a_look_change_nothing(people):
    made = photo(people)
    client = at_the_desk(people.zelal)
    for move in MOVES:
        client.post(address(made, move), sent(_end=""))
        client.get(address(made, move))
    assert stands(made) == (None, None, None)


def test_a_withdrawal_needs_a_note(people):
    made = photo(people)
    at_the_desk(people.zelal).post(address(made, "withdraw"), sent(note=" "))
    assert stands(made)[0] is None


REFUSED = [
    ("withdraw", {"note": ""}, 403, "Write a note that says why."),
    ("withdraw", {"note": "وجه طفل", "_end": ""}, 400, "did not arrive whole"),
    ("replace", {"note": "أوضح", "by": "999999"}, 403, "Write the number of another photo"),
    ("replace", {"note": "أوضح", "by": "وجه"}, 403, "Write the number of another photo"),
    ("remove", {"note": "مكررة"}, 403, "The photo is in use."),
]


@pytest.mark.parametrize(("move", "typed", "status", "reason"), REFUSED)
def test_a_refused_press_hands_back_what_was_typed(people, move, typed, status, reason):
    made = photo(people)
    make.draft(people, lead_photo=made.pk)
    client = at_the_desk(people.zelal)

    answer = client.post(address(made, move), sent(**typed))

    assert answer.status_code == status
    assert reason in unescape(answer.content.decode())
    again = form(answer, address(made, move)).fields
    kept = {name: again[name] for name in typed if name != "_end"}
    assert kept == {name: [text] for name, text in typed.items() if name != "_end"}
    assert stands(made) == (None, None, None)


def test_a_withdrawal_that_somebody_else_may_make_is_handed_back_too(people):
    made = photo(people)
    make.published(people, lead_photo=made.pk)

    answer = at_the_desk(people.salma).post(address(made, "withdraw"), sent(note="وجه طفل"))

    assert answer.status_code == 403
    assert form(answer, address(made, "withdraw")).fields["note"] == ["وجه طفل"]
    assert "Only a publisher withdraws" in answer.content.decode()


def test_texts_that_hold_it_unseen_are_told(people):
    made = photo(people)
    back = make.published(people, lead_photo=made.pk)
    make.workflow.withdraw(back, actor=people.zelal, note="خطأ")
    content = {"lead_photo": str(made.pk)}
    make.workflow.keep(
        None,
        actor=people.rojin,
        language="ar",
        content=content,
        opened_revision=None,
        key="a" * 32,
    )

    page = page_of(at_the_desk(people.zelal), made).content.decode()

    assert "And in 1 text that somebody is writing and has not saved." in page
    assert "chip-withdrawn" in page
    assert "Nowhere." not in page


def test_the_screen_names_only_texts_that_one_may_read(people):
    made = photo(people)
    hidden = make.draft(people, headline="عنوان سري", lead_photo=made.pk)
    make.published(people, headline="عنوان منشور", lead_photo=made.pk)
    page = page_of(at_the_desk(people.karim), made).content.decode()
    assert "عنوان منشور" not in page
    assert "عنوان سري" not in page
    assert f"/translation/{hidden.pk}/" not in page
    assert "And in 2 texts that you may not open." in page
    assert "عنوان منشور" in page_of(at_the_desk(people.salma), made).content.decode()
    assert "عنوان سري" in page_of(at_the_desk(people.salma), made).content.decode()


def test_who_brought_a_photo_in_is_told_to_those_who_may_know(people):
    data = SimpleUploadedFile("x.jpg", saved(scene(), "jpeg"))
    at_the_desk(people.rojin).post("/admin/articles/photo/upload/", {"picture": data})
    made = Photo.objects.get()
    history = page_of(at_the_desk(people.karim), made).content.decode().partition('"history"')[2]
    assert "rojin" not in history
    history = page_of(at_the_desk(people.salma), made).content.decode().partition('"history"')[2]
    assert "rojin" in history


@pytest.mark.parametrize("name", ["stranger", "admin"])
def test_photos_are_moved_by_people_with_a_desk(people, name):
    made = photo(people)
    client = at_the_desk(getattr(people, name))
    assert client.post(address(made, "withdraw"), sent()).status_code == 404
    assert stands(made)[0] is None


def test_an_unknown_move_is_not_there(people):
    made = photo(people)
    assert at_the_desk(people.zelal).post(address(made, "delete"), sent()).status_code == 404


@pytest.mark.parametrize("name", MOVES)
def test_a_photo_whose_file_is_lost_can_still_be_moved(people, name):
    made, other = photo(people), photo(people)
    made.file.storage.delete(made.file.name)
    client = at_the_desk(people.zelal)

    assert client.post(address(made, name), sent(by=str(other.pk))).status_code == 302
    assert page_of(client, made).status_code in (200, 302)
    kept = Photo.objects.get(pk=made.pk)
    assert any((kept.withdrawn_at, kept.removed_at, kept.replaced_by_id))


def test_a_photo_is_replaced_by_one_file_only(people):
    made = photo(people)
    files = [SimpleUploadedFile(f"{side}.png", saved(scene(side), "png")) for side in (80, 90)]

    answer = at_the_desk(people.zelal).post(address(made, "replace"), sent(picture=files))

    assert answer.status_code == 400
    assert "Only one picture at a time comes in here." in answer.content.decode()
    assert Photo.objects.count() == 1
