import pytest

from articles import masthead
from articles.models import Outlet

WISHES = [
    ("ar", "/ar/"),
    ("ar-SY", "/ar/"),
    ("ckb", "/ckb/"),
    ("ckb-IQ", "/ckb/"),
    ("kmr", "/kmr/"),
    ("kmr-TR", "/kmr/"),
    ("ku", "/kmr/"),
    ("ku-TR", "/kmr/"),
    ("ku-Latn", "/kmr/"),
    ("ku-Latn-IQ", "/kmr/"),
    ("ku-Arab", "/ckb/"),
    ("ku-Arab-IQ", "/ckb/"),
    ("ku-IQ", "/ckb/"),
    ("ku-IR", "/ckb/"),
    ("KU-iq", "/ckb/"),
    ("de, ku;q=0.8, ar;q=0.5", "/kmr/"),
    ("ar;q=0.3, ckb;q=0.9", "/ckb/"),
    ("de", "/ar/"),
    ("*", "/ar/"),
    ("", "/ar/"),
    ("x" * 5000, "/ar/"),
    ("ku;q=nonsense", "/ar/"),
]


@pytest.mark.parametrize(("wish", "home"), WISHES)
def test_the_front_door_leads_to_the_readers_language(client, db, wish, home):
    response = client.get("/", headers={"accept-language": wish})

    assert (response.status_code, response["Location"]) == (302, home)
    assert response["Vary"] == "Accept-Language"


def test_whoever_wishes_nothing_gets_the_first_language_of_the_house(client, db):
    Outlet.objects.create(pk=1, name_kmr="Deng", language_order=["kmr", "ar", "ckb"])
    masthead.forget_masthead()

    assert client.get("/")["Location"] == "/kmr/"
