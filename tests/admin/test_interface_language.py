import pytest

from tests import make

from .pages import at_the_desk, form, screen

pytestmark = pytest.mark.django_db
CHOOSE = "/admin/interface-language/"


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl"), ("kmr", "ltr")]
)
def test_the_interface_is_chosen_and_the_page_stays(people, language, direction):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    sent = form(client.get(screen(story)), CHOOSE).fields
    answer = client.post(CHOOSE, {**sent, "language": language})
    assert answer["Location"] == screen(story)
    page = client.get("/admin/").content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in page


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_the_way_back_leads_nowhere_else(people, address):
    answer = at_the_desk(people.rojin).post(CHOOSE, {"language": "en", "next": address})
    assert answer["Location"] == "/admin/"


def test_an_unknown_language_is_refused(people):
    answer = at_the_desk(people.rojin).post(CHOOSE, {"language": "tlh"})
    assert answer.status_code == 403
    people.rojin.refresh_from_db()
    assert people.rojin.interface_language == "en"


def test_a_visit_chooses_nothing(people):
    at_the_desk(people.rojin).get(CHOOSE, {"language": "ar"})
    people.rojin.refresh_from_db()
    assert people.rojin.interface_language == "en"
