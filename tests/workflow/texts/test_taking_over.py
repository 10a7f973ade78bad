"""Photos and tables of the source come into the translation by one click; words stay its own."""

import pytest

from articles import workflow
from articles.models import JournalEntry
from articles.workflow import GalleryPhoto, content_of
from tests import make
from tests.admin.pages import at_the_desk, form, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
FIGURE = '<figure data-photo="{}"></figure>'


def take(person, version, **typed):
    """Presses the button beside the source, with what stands in the fields."""
    client = at_the_desk(person)
    page = client.get(screen(version))
    fields = {**form(page, screen(version)).fields, "take_over": "1", **typed}
    return client.post(screen(version), fields)


def publish(text, actor):
    workflow.publish(text, actor=actor, opened_revision=text.latest_revision_id)


def pictures(version):
    text = content_of(make.fresh(version).latest_revision)
    return text.lead_photo, [each.photo for each in text.gallery], text.body


@pytest.fixture
def photos(people):
    return [photo(people).pk for _each in range(4)]


def gallery_of(*photos):
    return tuple(map(GalleryPhoto, photos))


def test_what_is_typed_is_saved_with_the_photos_of_the_source(people, photos):
    lead, first, second, inside = photos
    source = make.published(people)
    version = make.translated(people, source, "kmr")
    body = f"<p>أول.</p>{FIGURE.format(inside)}<p>ثان.</p>"
    changes = {"lead_photo": lead, "gallery": gallery_of(first, second), "body": body}
    newer = make.revised(people, source, kind="update", **changes)
    publish(newer, people.zelal)

    typed = {"headline": "Sernavê nû", "body": "Yek.\n\nDu.", "body_format": "plain"}
    answer = take(people.azad, version, **typed)

    assert answer.status_code == 302
    text = make.fresh(version).latest_revision
    assert text.headline == "Sernavê nû"
    body = f"<p>Yek.</p>{FIGURE.format(inside)}<p>Du.</p>"
    assert pictures(version) == (lead, [first, second], body)
    assert text.source_revision.number == 1
    moves = JournalEntry.objects.filter(translation=version).order_by("pk")
    assert list(moves.values_list("move", flat=True))[-1] == "save"


def test_captions_stay_with_their_photos_and_what_is_the_versions_own_stays(people, photos):
    lead, other, shared, own = photos
    source = make.published(people, lead_photo=lead, gallery=gallery_of(other, shared))
    version = make.translated(people, source, "kmr")
    captions = {"gallery_photo": [shared, own], "gallery_position": [1, 2]}
    typed = {**captions, "gallery_caption": ["Bazar", "Ya me"], "lead_caption": "Li bazarê"}
    typed |= {"lead_photo": lead}

    take(people.azad, version, **typed)

    text = content_of(make.fresh(version).latest_revision)
    assert [(each.photo, each.caption) for each in text.gallery] == [
        (other, ""),
        (shared, "Bazar"),
        (own, "Ya me"),
    ]
    assert (text.lead_photo, text.lead_caption) == (lead, "Li bazarê")


def test_another_lead_photo_comes_without_the_words_of_the_one_before(people, photos):
    source = make.published(people, lead_photo=photos[0])
    version = make.translated(people, source, "kmr")
    newer = make.revised(people, source, kind="update", lead_photo=photos[1])
    publish(newer, people.zelal)

    own = {"lead_photo": photos[0], "lead_caption": "Li bazarê", "lead_alt": "Bazar"}
    take(people.azad, version, **own)

    text = make.fresh(version).latest_revision
    assert (text.lead_photo_id, text.lead_caption, text.lead_alt) == (photos[1], "", "")


def test_nobody_takes_photos_of_a_text_that_they_may_not_read(people, photos):
    source = make.published(people)
    version = make.translated(people, source, "kmr")
    hidden = make.revised(people, source, lead_photo=photos[0])

    take(people.azad, version, source_shown=hidden.latest_revision_id)

    assert make.fresh(version).latest_revision == version.latest_revision


TO_TRANSLATE = "Tables came over with the words of the source: translate them."
TABLE = (
    "<table><tbody><tr><th>البلدة</th><th>مم</th></tr>"
    "<tr><td>نوروز</td><td>1,200</td></tr></tbody></table>"
)


def test_a_table_comes_at_its_place_with_its_numbers_and_what_is_left_to_do_is_told(people):
    source = make.published(people, body=f"<p>أول.</p>{TABLE}<p>ثان.</p>")
    version = make.translated(people, source, "kmr")
    typed = {"headline": "Baran", "body": "Yek.\n\nDu.", "body_format": "plain"}

    answer = take(people.azad, version, **typed)

    assert pictures(version)[2] == f"<p>Yek.</p>{TABLE.replace('1,200', '1.200')}<p>Du.</p>"
    assert TO_TRANSLATE in answer.client.get(answer["Location"]).content.decode()

    translated = TABLE.replace("البلدة", "Bajar").replace("نوروز", "Newroz")
    again = take(people.azad, version, body=f"<p>Yek.</p>{translated}", body_format="html")
    assert pictures(version)[2] == f"<p>Yek.</p>{translated}"
    assert TO_TRANSLATE not in again.client.get(again["Location"]).content.decode()
