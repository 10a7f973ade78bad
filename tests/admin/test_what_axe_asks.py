"""What axe asks of the desk's screens, held by their HTML."""

import re

import pytest

from articles.languages import CODES
from articles.models import Tag
from tests import make
from tests.admin.pages import at_the_desk, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
EMPTY_HEAD = re.compile(r"<th[^>]*>\s*</th>")
DESCRIBED = re.compile(r'aria-describedby="([^"]*)"')
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')


def a_tag():
    return Tag.objects.create(name_ar="القامشلي")


def screens(people):
    story = make.draft(people)
    tag = a_tag()
    return [
        "/admin/",
        "/admin/articles/translation/",
        "/admin/articles/translation/add/?language=ar",
        screen(story),
        f"/admin/articles/article/{story.article_id}/change/",
        "/admin/articles/photo/",
        "/admin/articles/photo/add/",
        f"/admin/articles/photo/{photo(people).pk}/change/",
        "/admin/articles/housestyle/",
        f"/admin/articles/tag/{tag.pk}/change/",
        "/admin/articles/author/add/",
    ]


def pages(people, person, addresses):
    client = at_the_desk(person)
    return {address: client.get(address).content.decode() for address in addresses}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_table_has_an_empty_head_and_every_description_is_there(people, language):
    for person in (people.zelal, people.admin):
        person.interface_language = language
        person.save()
    shown = pages(people, people.zelal, screens(people))
    people_screen = f"/admin/accounts/user/{people.rojin.pk}/change/"
    shown |= pages(people, people.admin, [people_screen, "/admin/accounts/user/add/"])

    for address, page in shown.items():
        assert EMPTY_HEAD.findall(page) == [], address
        named = {name for names in DESCRIBED.findall(page) for name in names.split()}
        assert named <= set(re.findall(r'\bid="([^"]+)"', page)), address
        assert not any("aria-describedby" in field for field in HIDDEN.findall(page)), address


def test_the_rows_of_a_form_keep_their_cells(people):
    page = at_the_desk(people.zelal).get(f"/admin/articles/tag/{a_tag().pk}/change/")

    assert '<td class="original"></td>' in page.content.decode()
    assert page.content.decode().count('<th class="column-') == 2


@pytest.mark.parametrize("language", CODES)
def test_the_way_to_the_content_is_the_first_thing_on_a_preview(people, language):
    story = make.draft(people, language)
    page = at_the_desk(people.zelal).get(f"/admin/articles/translation/{story.pk}/preview/")
    body = page.content.decode().partition("<body>")[2]

    assert body.lstrip().startswith('<a class="skip"')
    assert body.index('class="skip"') < body.index('class="preview"') < body.index("<main")
