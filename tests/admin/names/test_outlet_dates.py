import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Outlet
from articles.pages import parts, teasers
from tests import make
from tests.admin.pages import at_the_desk, forms

pytestmark = pytest.mark.django_db
SCREEN = "/admin/articles/outlet/1/change/"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def outlet(db):
    return Outlet.objects.create(pk=1, name_ar="المنبر", name_kmr="Minber", name_ckb="مینبەر")


def fields_of(answer):
    return next(found for found in forms(answer) if "digits_ar" in found.fields).fields


def change(client, **typed):
    return client.post(SCREEN, {**fields_of(client.get(SCREEN)), **typed})


def style():
    return Outlet.objects.get().language_style


def test_saving_the_form_as_it_stands_chooses_nothing(people, outlet):
    assert change(at_the_desk(people.admin)).status_code == 302
    assert style() == {}


def test_digits_are_chosen_per_language(people, outlet):
    change(at_the_desk(people.admin), digits_ckb="arab")

    assert style() == {"ckb": {"digits": "arab"}}
    assert fields_of(at_the_desk(people.admin).get(SCREEN))["digits_ckb"] == ["arab"]


def test_a_month_is_renamed_and_the_others_keep_their_names(people, outlet):
    admin = at_the_desk(people.admin)
    change(admin, month_kmr_1=" Kanûna   Paşîn ")

    months = style()["kmr"]["months"]
    assert (months[0], months[1], len(months)) == ("Kanûna Paşîn", "Sibat", 12)
    shown = fields_of(admin.get(SCREEN))
    assert (shown["month_kmr_1"], shown["month_kmr_2"]) == (["Kanûna Paşîn"], [""])
    change(admin, month_kmr_1="")
    assert style() == {}


def test_usual_names_stand_in_the_fields_as_hints(people, outlet):
    page = at_the_desk(people.admin).get(SCREEN).content.decode()

    field = re.search(r'<input[^>]*name="month_ar_9"[^>]*>', page)[0]
    assert 'placeholder="أيلول"' in field
    assert 'dir="rtl"' in field


def test_arabic_months_may_have_two_names_and_some_of_their_own(people, outlet):
    admin = at_the_desk(people.admin)
    change(admin, double_ar="on")
    assert style() == {"ar": {"double_months": True}}

    change(admin, month_ar_1="كانون")
    assert style()["ar"]["months"][:2] == ["كانون", "شباط/فبراير"]
    shown = fields_of(admin.get(SCREEN))
    assert (shown["month_ar_1"], shown["month_ar_2"]) == (["كانون"], [""])
    assert "double_kmr" not in shown


def twelve(word):
    return {f"month_kmr_{number}": f"{word}-{number}" for number in range(1, 13)}


def test_today_is_shown_as_readers_see_it(people, outlet):
    change(at_the_desk(people.admin), **twelve("Meh"))

    page = at_the_desk(people.admin).get(SCREEN).content.decode()
    assert re.search(r'<bdi lang="kmr" dir="ltr">\d+ Meh-\d+ \d{4}</bdi>', page)


def test_a_renamed_month_is_what_readers_see_on_the_story_and_in_lists(
    people, client, outlet, monkeypatch, django_capture_on_commit_callbacks
):
    story = make.published(people, "kmr", headline="Sûka nû vebû")
    # Lists say the hour of what is of today.
    tomorrow = SimpleNamespace(now=lambda: timezone.now() + timedelta(days=1))
    for module in (parts, teasers):
        monkeypatch.setattr(module, "timezone", tomorrow)
    addresses = [f"/kmr/{story.article_id}", "/kmr/", "/kmr/search/?q=Sûka"]
    before = [client.get(address, follow=True).content.decode() for address in addresses]
    assert not any("Meha-me" in page for page in before)

    with django_capture_on_commit_callbacks(execute=True):
        change(at_the_desk(people.admin), **twelve("Meha-me"))
    for address in addresses:
        assert "Meha-me" in client.get(address, follow=True).content.decode()


def test_an_outlet_begins_with_its_months(people):
    admin = at_the_desk(people.admin)
    address = reverse("admin:articles_outlet_add")
    typed = {"name_ar": "المنبر", "month_ar_2": "فبراير"}
    admin.post(address, {**fields_of(admin.get(address)), **typed})

    assert style()["ar"]["months"][1] == "فبراير"


@pytest.mark.parametrize("name", ["salma", "zelal", "rojin", "stranger"])
def test_only_administrators_change_it(people, outlet, name):
    answer = at_the_desk(getattr(people, name)).post(SCREEN, {"digits_ar": "arab"})

    assert answer.status_code == 403
    assert style() == {}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"digits_ar": "roman"}, "Select a valid choice."),
        ({"month_ar_1": "شباط"}, "Two months have this name."),
        ({"month_ar_1": "س" * 41}, "at most 40 characters"),
        ({"month_ar_1": "س\0"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_is_said_and_not_stored(people, outlet, typed, said):
    answer = change(at_the_desk(people.admin), **typed)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert style() == {}


def test_fields_that_the_form_does_not_have_change_nothing(people, outlet):
    change(at_the_desk(people.admin), language_style='{"ar": {"digits": "arab"}}', double_kmr="on")

    assert style() == {}


def test_what_was_stored_by_hand_and_makes_no_sense_does_not_stop_the_form(people, outlet):
    Outlet.objects.update(language_style={"ar": {"months": ["x"], "digits": 7}, "kmr": "x"})

    assert change(at_the_desk(people.admin), digits_kmr="arab").status_code == 302
    assert style() == {"kmr": {"digits": "arab"}}


def test_hostile_names_are_text_on_the_form_and_for_readers(people, client, outlet):
    story = make.published(people, "kmr")
    admin = at_the_desk(people.admin)
    change(admin, **twelve("<script>"))

    read = [client.get(path, follow=True) for path in (f"/kmr/{story.article_id}", "/kmr/")]
    for page in (admin.get(SCREEN), *read):
        assert not re.search(r"<script>-\d", page.content.decode())
        assert re.search(r"&lt;script&gt;-\d", page.content.decode())
