"""Two people change the words of one photo: nobody undoes what the other wrote."""

import re

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Photo
from tests import make
from tests.admin.pages import at_the_desk, forms
from tests.journal import journal_of
from tests.public.photos import photo

pytestmark = pytest.mark.django_db


def address(made):
    return reverse("admin:articles_photo_change", args=[made.pk])


def opened(client, made):
    """The form of the photo's words as it stands on the screen."""
    return words_of(client.get(address(made)))


def words_of(page):
    return next(found for found in forms(page) if "alt_ar" in found.fields).fields


@pytest.fixture
def made(people):
    return photo(people)


@pytest.fixture
def client(people):
    return at_the_desk(people.salma)


def others_write(people, made, **words):
    workflow.edit_photo(made, actor=people.zelal, words=words)


def test_a_save_over_newer_words_is_refused_and_both_are_shown(people, made, client):
    sent = {**opened(client, made), "alt_ar": "وصفي", "caption_ar": "شرحي"}
    others_write(people, made, alt_ar="وصف الزميلة")

    answer = client.post(address(made), sent)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody has changed this since you opened it" in page
    assert "Stands there now: \u2068وصف الزميلة\u2069" in page
    again = words_of(answer)
    assert (again["alt_ar"], again["caption_ar"]) == (["وصفي"], ["شرحي"])
    stored = Photo.objects.get(pk=made.pk)
    assert (stored.alt_ar, stored.caption_ar) == ("وصف الزميلة", None)


def test_who_has_read_the_newer_words_may_save_over_them(people, made, client):
    sent = {**opened(client, made), "alt_ar": "وصفي"}
    others_write(people, made, alt_ar="وصف الزميلة", credit_kmr="Zelal")
    again = words_of(client.post(address(made), sent))

    assert client.post(address(made), again).status_code == 302

    stored = Photo.objects.get(pk=made.pk)
    assert (stored.alt_ar, stored.credit_kmr) == ("وصفي", "Zelal")


def test_words_of_other_fields_are_no_quarrel_and_stay(people, made, client):
    sent = {**opened(client, made), "alt_ar": "وصفي"}
    others_write(people, made, alt_kmr="Sûka nû", is_graphic=True, source="صديق")

    assert client.post(address(made), sent).status_code == 302

    stored = Photo.objects.get(pk=made.pk)
    assert (stored.alt_ar, stored.alt_kmr) == ("وصفي", "Sûka nû")
    assert (stored.is_graphic, stored.source) == (True, "صديق")


@pytest.mark.parametrize("name", ["is_graphic", "is_decorative"])
@pytest.mark.parametrize("before", [True, False])
def test_a_tick_of_one_is_not_undone_by_the_form_of_another(people, made, client, name, before):
    others_write(people, made, **{name: before})
    sent = {**opened(client, made), "alt_ar": "وصفي"}
    others_write(people, made, **{name: not before})

    assert client.post(address(made), sent).status_code == 302
    assert getattr(Photo.objects.get(pk=made.pk), name) is not before


def test_a_tick_that_both_have_made_is_no_quarrel(people, made, client):
    sent = {**opened(client, made), "is_graphic": "on"}
    others_write(people, made, is_graphic=True)

    assert client.post(address(made), sent).status_code == 302
    assert Photo.objects.get(pk=made.pk).is_graphic


def test_a_focal_point_that_moved_meanwhile_is_not_moved_unseen(people, made, client):
    sent = {**opened(client, made), "focal_x": "0.9"}
    workflow.set_focal_point(made, actor=people.zelal, across=0.1, down=0.5)

    answer = client.post(address(made), sent)

    assert answer.status_code == 409
    assert Photo.objects.get(pk=made.pk).focal_x == 0.1
    assert client.post(address(made), words_of(answer)).status_code == 302
    assert Photo.objects.get(pk=made.pk).focal_x == 0.9


@pytest.mark.parametrize(
    "typed", [{"alt_ar": "وصفي"}, {"focal_y": "0.2"}, {"alt_ar": "وصفي", "focal_y": "0.2"}]
)
def test_a_form_sent_twice_is_stored_once(people, made, client, typed):
    sent = {**opened(client, made), **typed}
    assert client.post(address(made), sent).status_code == 302
    before = journal_of(Photo).count()
    others_write(people, made, alt_ar="وصف الزميلة")

    assert client.post(address(made), sent).status_code == 302

    assert before == len({name.partition("_")[0] for name in typed})
    assert journal_of(Photo).count() == before + 1
    assert Photo.objects.get(pk=made.pk).alt_ar == "وصف الزميلة"


@pytest.mark.parametrize(
    "typed",
    [{"caption_ar": "شرحي"}, {"alt_ar": "وصفي الثاني"}, {"focal_x": "0.9"}, {"focal_y": "0.7"}],
)
def test_what_was_typed_on_in_a_form_that_was_sent_is_stored_too(made, client, typed):
    sent = {**opened(client, made), "alt_ar": "وصفي", "focal_y": "0.2"}
    client.post(address(made), sent)

    assert client.post(address(made), {**sent, **typed}).status_code == 302
    assert client.post(address(made), {**sent, **typed}).status_code == 302

    stored = Photo.objects.get(pk=made.pk)
    for name, value in {"alt_ar": "وصفي", "focal_y": "0.2", **typed}.items():
        assert str(getattr(stored, name)) == value
    assert journal_of(Photo).count() == 3


def test_typed_on_it_is_not_stored_over_what_somebody_has_written_since(people, made, client):
    sent = {**opened(client, made), "alt_ar": "وصفي"}
    client.post(address(made), sent)
    others_write(people, made, alt_ar="وصف الزميلة")

    answer = client.post(address(made), {**sent, "alt_ar": "وصفي الثاني"})

    assert answer.status_code == 409
    assert words_of(answer)["alt_ar"] == ["وصفي الثاني"]
    assert Photo.objects.get(pk=made.pk).alt_ar == "وصف الزميلة"


@pytest.mark.parametrize("lost", ["_end", "token"])
def test_a_form_that_was_cut_stores_nothing_and_keeps_the_words(made, client, lost):
    sent = {**opened(client, made), "alt_ar": "وصفي"}
    del sent[lost]

    answer = client.post(address(made), sent)

    assert "did not arrive whole" in answer.content.decode()
    assert words_of(answer)["alt_ar"] == ["وصفي"]
    assert not journal_of(Photo).exists()


def test_what_is_refused_while_it_is_stored_keeps_the_words_too(people, made, client, monkeypatch):
    sent = {**opened(client, made), "alt_ar": "وصفي"}
    edit = workflow.edit_photo

    def late(photo, **options):
        monkeypatch.setattr(workflow, "edit_photo", edit)
        others_write(people, made, alt_ar="وصف الزميلة")
        return edit(photo, **options)

    monkeypatch.setattr(workflow, "edit_photo", late)
    answer = client.post(address(made), sent)

    assert words_of(answer)["alt_ar"] == ["وصفي"]
    assert "Somebody has changed this since you opened it" in answer.content.decode()
    assert Photo.objects.get(pk=made.pk).alt_ar != "وصفي"


def test_a_description_that_readers_have_is_asked_back_with_the_words(people):
    made = photo(people, is_decorative=True, alt_ar="")
    make.published(people, gallery=(workflow.GalleryPhoto(made.pk),))
    client = at_the_desk(people.zelal)
    sent = {**opened(client, made), "source": "صديق"}
    del sent["is_decorative"]

    answer = client.post(address(made), sent)

    assert words_of(answer)["source"] == ["صديق"]
    assert "description and a credit in their language" in answer.content.decode()
    assert Photo.objects.get(pk=made.pk).is_decorative


@pytest.mark.parametrize("typed", [{}, {"focal_x": "7", "source": "س" * 300}])
def test_only_fields_that_people_see_are_described(made, client, typed):
    sent = opened(client, made)
    answer = client.post(address(made), {**sent, **typed}) if typed else client.get(address(made))

    inputs = re.findall(r"<(?:input|textarea)\b[^>]*>", answer.content.decode())
    hidden = [each for each in inputs if 'type="hidden"' in each]
    assert any('name="initial-focal_x"' in each for each in hidden)
    assert not [each for each in hidden if "aria-" in each]
    assert [each for each in inputs if "aria-describedby" in each]
