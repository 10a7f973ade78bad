"""Words of a photo are told at the desk as the texts are: by language, own, or as readers see."""

import json
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile

from articles import workflow
from articles.languages import LANGUAGES
from articles.models import Outlet, Photo
from articles.workflow import GalleryPhoto
from tests import make
from tests.admin.pages import at_the_desk, forms, screen
from tests.photos.pictures import saved, scene
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
PHOTOS, UPLOAD = "/admin/articles/photo/", "/admin/articles/photo/upload/"
FIND = f"{PHOTOS}find/"
ALT, CAPTION, CREDIT = "شاهدة عند النافذة", "شاهدة في بيتها", "مصور خفي"
SECRET = "شاهدة"
SOURCE = "رسالة من صديق"
NEUTRAL = "No description for you here"

# Of Arabic: a reporter and an editor; of Kurdish: a translator and an editor; who brought it in.
OF_ARABIC = {"karim", "salma", "idris"}
CELLS = [
    (name, state)
    for name in ("karim", "salma", "azad", "berfin", "idris")
    for state in ("draft", "live", "withdrawn")
]


@pytest.fixture
def made(people):
    """Two photos that look alike, described in Arabic alone by Idris, who brought them in."""
    kept = {"alt_ckb": "", "credit_ckb": "", "alt_kmr": "", "credit_kmr": ""}
    words = {"alt_ar": ALT, "caption_ar": CAPTION, "credit_ar": CREDIT, "source": SOURCE}
    pictures = [photo(people, **kept, **words) for _ in range(2)]
    Photo.objects.update(perceptual_hash="0f0f0f0f0f0f0f0f", uploaded_by=people.idris)
    return SimpleNamespace(photo=pictures[0], alike=pictures[1])


def tell(people, made, state):
    """An Arabic story with both photos, in a state."""
    step = make.draft if state == "draft" else make.published
    gallery = (GalleryPhoto(made.alike.pk),)
    story = step(people, lead_photo=made.photo.pk, gallery=gallery)
    if state == "withdrawn":
        workflow.withdraw(story, actor=people.zelal, note="خطر")


def everything(people, client, made, name):
    """Every page and answer of the desk that tells of a photo, one after the other."""
    inside = f"{PHOTOS}{made.photo.pk}"
    pages = [client.get(f"{inside}/{page}/") for page in ("change", "history")]
    pages += [client.get(f"{PHOTOS}{made.alike.pk}/change/"), client.get(PHOTOS)]
    code = "kmr" if name in {"azad", "berfin"} else "ar"
    pages += [client.get(screen(make.draft(people, code, lead_photo=made.photo.pk)))]
    pages += [client.post(FIND, {"language": code}) for code in ("ar", "kmr")]
    pages += [client.post(FIND, {"language": "ar", "number": [str(made.photo.pk)]})]
    return "".join(text_of(page) for page in pages)


def text_of(answer):
    if answer["Content-Type"].startswith("application/json"):
        return json.dumps(answer.json(), ensure_ascii=False)
    return answer.content.decode()


@pytest.mark.parametrize(("name", "state"), CELLS)
def test_words_are_told_and_found_at_every_door_or_at_none(people, made, name, state):
    tell(people, made, state)
    client = at_the_desk(getattr(people, name))
    told = name in OF_ARABIC or state == "live"

    shown = everything(people, client, made, name)
    found = client.post(FIND, {"language": "ar", "words": f"{SECRET} بيتها"}).json()["photos"]
    page = client.post(PHOTOS, {"q": SECRET}).content.decode()

    for words in (ALT, CAPTION, CREDIT):
        assert (words in shown) == told, words
    assert f"#{made.photo.pk}" in shown
    assert (NEUTRAL in shown) != told
    both = {made.photo.pk, made.alike.pk}
    assert {row["number"] for row in found} == (both if told else set())
    assert (f"{PHOTOS}{made.photo.pk}/change/" in page) == told


@pytest.mark.parametrize(("name", "shown"), [("karim", False), ("berfin", True), ("idris", True)])
def test_that_words_are_missing_is_told_like_the_words(people, made, name, shown):
    client = at_the_desk(getattr(people, name))
    narrowed = client.get(f"{PHOTOS}?undescribed=ckb").content.decode()

    assert (f"{PHOTOS}{made.photo.pk}/change/" in narrowed) == shown
    chip = f"<bdi>{LANGUAGES['ckb'].name}</bdi>: not described"
    assert (chip in client.get(PHOTOS).content.decode()) == shown


def test_whoever_brought_a_photo_in_reads_its_words_in_every_language(people, made):
    Photo.objects.filter(pk=made.photo.pk).update(uploaded_by=people.azad)
    client = at_the_desk(people.azad)

    assert ALT in client.get(f"{PHOTOS}{made.photo.pk}/change/").content.decode()
    found = client.post(FIND, {"language": "kmr", "words": SECRET}).json()
    assert [row["number"] for row in found["photos"]] == [made.photo.pk]


def test_readers_who_see_it_in_another_language_tell_nothing_of_this_one(people, made):
    words = {"alt_kmr": "Jinek li ber paceyê", "credit_kmr": "Rojîn"}
    Photo.objects.filter(pk=made.photo.pk).update(**words)
    make.published(people, "kmr", lead_photo=made.photo.pk)
    client = at_the_desk(people.karim)

    karim = client.get(f"{PHOTOS}{made.photo.pk}/change/").content.decode()
    berfin = at_the_desk(people.berfin).get(f"{PHOTOS}{made.photo.pk}/change/").content.decode()

    assert words["alt_kmr"] in karim
    assert ALT not in berfin


def test_what_stands_for_a_photo_that_readers_saw_is_told(people, made):
    chosen = photo(people)
    make.published(people, lead_photo=chosen.pk)
    workflow.replace_photo(chosen, actor=people.zelal, by=made.photo)

    assert set(Photo.objects.seen_in("ar")) == {made.photo}
    assert not Photo.objects.seen_in("kmr").exists()
    assert ALT in at_the_desk(people.berfin).get(PHOTOS).content.decode()


@pytest.mark.parametrize(
    ("name", "near"), [("karim", False), ("azad", False), ("berfin", True), ("idris", True)]
)
def test_source_and_licence_are_for_people_near_the_photo(people, made, name, near):
    page = at_the_desk(getattr(people, name)).get(f"{PHOTOS}{made.photo.pk}/change/")

    assert (SOURCE in page.content.decode()) == near


@pytest.mark.parametrize(
    ("name", "told"),
    [("berfin", {SOURCE}), ("karim", {ALT}), ("azad", set()), ("salma", {ALT, SOURCE})],
)
def test_a_history_tells_only_what_stands_in_ones_form(people, made, name, told):
    words = {"alt_ar": "سوق", "source": "وكالة"}
    workflow.edit_photo(made.photo, actor=people.salma, words=words)

    page = at_the_desk(getattr(people, name)).get(f"{PHOTOS}{made.photo.pk}/change/")

    assert {was for was in (ALT, SOURCE) if was in page.content.decode()} == told


def sent_words(client, made, **typed):
    address = f"{PHOTOS}{made.photo.pk}/change/"
    sent = next(form for form in forms(client.get(address)) if "focal_x" in form.fields).fields
    return sent, client.post(address, {**sent, **typed})


def test_columns_that_one_may_not_read_are_not_in_the_form_and_not_changed(people, made):
    sent, _answer = sent_words(at_the_desk(people.berfin), made, alt_ar="سرق", alt_kmr="Jin")

    assert {"alt_ar", "caption_ar", "credit_ar"}.isdisjoint(sent)
    stored = Photo.objects.get(pk=made.photo.pk)
    assert (stored.alt_ar, stored.alt_kmr) == (ALT, "Jin")


@pytest.mark.parametrize(("name", "allowed"), [("berfin", False), ("salma", True)])
def test_the_verb_refuses_what_one_may_not_read(people, made, name, allowed):
    def change():
        words = {"alt_ar": "سوق"}
        return workflow.edit_photo(made.photo, actor=getattr(people, name), words=words)

    if allowed:
        assert change()
    else:
        with pytest.raises(workflow.Refused, match="only words that you may read"):
            change()
    assert (Photo.objects.get(pk=made.photo.pk).alt_ar == "سوق") == allowed


def test_a_picture_sent_again_does_not_tell_what_is_said_of_it(people):
    def send(person, **words):
        picture = ContentFile(saved(scene(), "JPEG"), "a.jpg")
        return at_the_desk(person).post(UPLOAD, {"picture": picture, "language": "ar", **words})

    first, again = send(people.idris, credit_ar=CREDIT), send(people.azad)

    assert first.json()["photo"]["credit"] == CREDIT
    assert again.json()["photo"]["number"] == first.json()["photo"]["number"]
    assert again.json()["photo"]["credit"] == ""


def test_the_administrator_chooses_a_logo_by_numbers_and_what_readers_see(people, made):
    seen = photo(people, alt_ar="شعار معلن")
    make.published(people, lead_photo=seen.pk)
    Outlet.objects.create(pk=1, name_ar="صوت")

    page = at_the_desk(people.admin).get("/admin/articles/outlet/1/change/").content.decode()

    assert "شعار معلن" in page
    assert ALT not in page
    assert f"#{made.photo.pk}" in page
