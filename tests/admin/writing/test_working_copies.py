"""What is typed and not saved: kept per opened form, offered again, forgotten when it is stored."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import WorkingCopy
from tests import make
from tests.admin.pages import at_the_desk, filled, form, save, screen

pytestmark = pytest.mark.django_db
MINE = "نصي الذي لا يضيع"
ADD = "/admin/articles/translation/add/"


def begin(client, **typed):
    """Type in a new form for a new story, and leave it."""
    sent = form(client.get(f"{ADD}?language=ar"), ADD).fields
    assert client.post(f"{ADD}autosave/", {**sent, **typed}).status_code == 200


def sent_copy():
    return WorkingCopy.objects.latest("pk").key


def autosave(client, story, **typed):
    sent = filled(client, story, **typed)
    return client.post(f"/admin/articles/translation/{story.pk}/autosave/", sent)


def test_what_is_typed_is_kept_and_offered_again(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    assert autosave(client, story, headline=MINE).status_code == 200
    assert make.fresh(story).latest_revision.headline != MINE

    page = client.get(screen(story))
    assert "You were typing here" in page.content.decode()
    assert form(page, screen(story)).fields["headline"] != [MINE]
    restored = client.get(f"{screen(story)}?restore={sent_copy()}")
    assert form(restored, screen(story)).fields["headline"] == [MINE]


def test_a_restored_text_is_stale_where_somebody_has_saved_since(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    autosave(client, story, headline=MINE)
    save(at_the_desk(people.salma), story, headline="نص المحررة")
    restored = client.get(f"{screen(story)}?restore={sent_copy()}")
    answer = client.post(screen(story), form(restored, screen(story)).fields)
    assert answer.status_code == 409


def test_saving_forgets_what_was_typed_in_the_same_form_and_nothing_else(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    here, other_tab = filled(client, story, headline=MINE), filled(client, story, headline="غيره")
    for sent in (here, other_tab):
        client.post(f"/admin/articles/translation/{story.pk}/autosave/", sent)
    assert WorkingCopy.objects.count() == 2
    client.post(screen(story), here)
    assert WorkingCopy.objects.get().content["headline"] == "غيره"


def test_a_restored_text_ends_its_working_copy_when_it_is_saved_untouched(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    autosave(client, story, headline=MINE)
    restored = client.get(f"{screen(story)}?restore={sent_copy()}")
    client.post(screen(story), form(restored, screen(story)).fields)
    assert make.fresh(story).latest_revision.headline == MINE
    assert not WorkingCopy.objects.exists()


def test_a_screen_shown_again_is_still_the_same_form(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = filled(client, story, headline="ع" * 201)
    again = form(client.post(screen(story), sent), screen(story)).fields
    assert again["copy"] == sent["copy"]


def test_a_working_copy_is_discarded_by_a_press_not_by_a_visit(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    autosave(client, story, headline=MINE)
    discard = reverse("admin:translation_discard")
    client.get(discard)
    assert WorkingCopy.objects.exists()
    sent = form(client.get(screen(story)), discard).fields
    assert client.post(discard, sent)["Location"] == screen(story)
    assert not WorkingCopy.objects.exists()


def test_nobody_discards_the_working_copy_of_another(people):
    story = make.draft(people)
    autosave(at_the_desk(people.rojin), story, headline=MINE)
    discard = reverse("admin:translation_discard")
    at_the_desk(people.salma).post(discard, {"copy": sent_copy()})
    assert WorkingCopy.objects.exists()


def test_nobody_sees_the_working_copy_of_another(people):
    story = make.draft(people)
    autosave(at_the_desk(people.rojin), story, headline=MINE)
    client = at_the_desk(people.salma)
    page = client.get(f"{screen(story)}?restore={sent_copy()}").content.decode()
    assert MINE not in page


def test_a_new_story_is_kept_while_it_is_typed(people):
    client = at_the_desk(people.rojin)
    section, author = make.section(), make.author()
    typed = {"headline": MINE, "slugline": "سوق", "section": section.pk, "byline_0": author.pk}
    begin(client, **typed, photo_credit="هيفين", tag_names="دمشق")
    restored = client.get(f"{ADD}?language=ar&restore={sent_copy()}")
    shown = form(restored, ADD).fields
    assert shown["headline"] == [MINE]
    assert (shown["slugline"], shown["section"]) == (["سوق"], [str(section.pk)])
    assert shown["byline_0"] == [str(author.pk)]
    assert (shown["photo_credit"], shown["tag_names"]) == (["هيفين"], ["دمشق"])


def test_a_second_new_story_does_not_overwrite_the_first(people):
    client = at_the_desk(people.rojin)
    for headline in (MINE, "خبر ثان"):
        begin(client, headline=headline)
    page = client.get(f"{ADD}?language=ar").content.decode()
    assert MINE in page
    assert "خبر ثان" in page


@pytest.mark.parametrize(
    ("typed", "status"),
    [({"_end": ""}, 400), ({"copy": ""}, 400), ({"headline": "ع" * 500_001}, 400)],
)
def test_an_autosave_that_cannot_be_kept_says_so(people, typed, status):
    story = make.draft(people)
    answer = autosave(at_the_desk(people.rojin), story, **typed)
    assert answer.status_code == status
    assert answer.json()["message"]
    assert not WorkingCopy.objects.exists()


def test_an_autosave_after_sign_out_says_so(people):
    story = make.draft(people)
    answer = Client().post(
        f"/admin/articles/translation/{story.pk}/autosave/",
        {"headline": MINE},
        headers={"x-autosave": "1"},
    )
    assert answer.status_code == 401
    assert answer.json()["message"]
