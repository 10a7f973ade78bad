"""What somebody at the desk reads where a page is not for them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from articles.admin import site

from .pages import at_the_desk

pytestmark = pytest.mark.django_db
TEXTS, MISSES = "/admin/articles/translation/", "/admin/articles/searchmiss/"


@pytest.mark.parametrize(
    ("name", "address", "reason"),
    [
        ("admin", TEXTS, "You have no role on any desk yet."),
        ("rojin", MISSES, "None of your roles opens it."),
    ],
)
def test_it_says_why_and_leads_back(people, name, address, reason):
    answer = at_the_desk(getattr(people, name)).get(address)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert reason in page
    assert 'href="/admin/"' in page


@pytest.mark.parametrize("language", ["ar", "ckb", "kmr"])
def test_it_speaks_the_persons_language(people, language):
    people.admin.interface_language = language
    people.admin.save()

    page = at_the_desk(people.admin).get(TEXTS).content.decode()

    with override(language):
        assert str(site.WITHOUT_ROLE) in page
    assert "You have no role" not in page


def test_who_is_not_at_the_desk_learns_nothing_of_it(rf):
    request = rf.get("/admin/")
    request.user = AnonymousUser()

    page = site.refused(request, PermissionError()).content.decode()

    assert "admin" not in page
