import pytest
from django.urls import reverse

from articles.models import WorkingCopy
from articles.workflow import GalleryPhoto, content_of
from tests import make
from tests.admin.pages import at_the_desk, filled, form, save, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db


def gallery_of(story):
    return [(stands.photo, stands.caption) for stands in latest(story).gallery]


def latest(story):
    return content_of(make.fresh(story).latest_revision)


def sent(*rows):
    """The three lists of fields, as (number, position, caption) rows."""
    names = ("gallery_photo", "gallery_position", "gallery_caption")
    return {name: [str(row[at]) for row in rows] for at, name in enumerate(names)}


def test_a_gallery_is_written_without_a_script_in_the_order_of_its_positions(people):
    one, two, three = (photo(people).pk for _ in range(3))
    story = make.draft(people)
    rows = sent((one, 3, "ثالثة"), (f"#{two}", 1, "أولى"), ("", "", "لا شيء"), (three, 2, ""))
    save(at_the_desk(people.rojin), story, **rows)
    assert gallery_of(story) == [(two, "أولى"), (three, ""), (one, "ثالثة")]


def test_a_gallery_sent_back_unchanged_makes_no_new_text(people):
    one, two = (photo(people).pk for _ in range(2))
    story = make.draft(people, gallery=(GalleryPhoto(two, "سوق"), GalleryPhoto(one)))
    save(at_the_desk(people.rojin), story)
    assert story.revisions.count() == 1


def test_a_photo_is_taken_out_by_emptying_its_number(people):
    one, two = (photo(people).pk for _ in range(2))
    story = make.draft(people, gallery=(GalleryPhoto(one), GalleryPhoto(two)))
    save(at_the_desk(people.rojin), story, **sent(("", 1, ""), (two, 2, "")))
    assert gallery_of(story) == [(two, "")]


@pytest.mark.parametrize("typed", ["999999", "abc", "-1", "1' or 1=1", "٣", "9" * 30])
def test_a_photo_that_is_not_there_is_refused_with_everything_kept(people, typed):
    story = make.draft(people)
    answer = save(at_the_desk(people.rojin), story, headline="باق", **sent((typed, 1, "شرح")))
    assert answer.status_code == 400
    kept = form(answer, screen(story)).fields
    assert kept["headline"] == ["باق"]
    assert kept["gallery_photo"][0] == typed
    assert kept["gallery_caption"][0] == "شرح"
    assert "There is no such photo." in answer.content.decode()


def test_a_photo_twice_is_refused(people):
    one = photo(people).pk
    story = make.draft(people)
    answer = save(at_the_desk(people.rojin), story, **sent((one, 1, ""), (one, 2, "")))
    assert "twice" in answer.content.decode()


def test_lists_of_unequal_length_do_not_mix_up_captions(people):
    one, two = (photo(people).pk for _ in range(2))
    story = make.draft(people)
    rows = {"gallery_photo": [str(one), str(two)], "gallery_caption": ["أولى"]}
    save(at_the_desk(people.rojin), story, **{**sent(), **rows})
    assert gallery_of(story) == [(one, "أولى"), (two, "")]


def test_what_is_being_typed_keeps_its_gallery(people):
    one, two = (photo(people).pk for _ in range(2))
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    typed = filled(client, story, **sent((two, 1, "سوق"), (one, 2, "")))
    client.post(reverse("admin:translation_keep", args=[story.pk]), typed)
    assert WorkingCopy.objects.filter(translation=story).exists()
    restored = form(
        client.get(f"{screen(story)}?restore={WorkingCopy.objects.get().key}"), screen(story)
    ).fields
    assert [number for number in restored["gallery_photo"] if number] == [str(two), str(one)]


def test_the_comparison_shows_the_lead_and_the_gallery(people):
    one, two = (photo(people).pk for _ in range(2))
    story = make.draft(people, lead_photo=one, gallery=(GalleryPhoto(one, "سوق"),))
    client = at_the_desk(people.rojin)
    save(client, story, lead_photo=str(two), **sent((two, 1, "جسر")))
    page = client.get(f"/admin/articles/translation/{story.pk}/compare/1/2/").content.decode()
    assert "Lead photo" in page
    assert "Gallery" in page
    assert "جسر" in page


def test_a_lead_that_was_replaced_stays_where_nobody_changes_it(people):
    old, new = photo(people), photo(people)
    story = make.draft(people, lead_photo=old.pk)
    old.replaced_by = new
    old.save(update_fields=["replaced_by"])
    save(at_the_desk(people.rojin), story, headline="عنوان آخر")
    assert latest(story).lead_photo == old.pk


def test_the_preview_shows_the_gallery(people):
    one = photo(people)
    story = make.draft(people, gallery=(GalleryPhoto(one.pk, "سوق الحي"),))
    page = at_the_desk(people.rojin).get(f"/admin/articles/translation/{story.pk}/preview/")
    assert "سوق الحي" in page.content.decode()
    assert "/admin/articles/photo/file/" in page.content.decode()
