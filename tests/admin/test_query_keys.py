"""What stands behind a question mark chooses nothing that no filter offers, and is text."""

from itertools import cycle, islice, product

import pytest
from django.urls import reverse

from articles.admin.site import site
from tests import make
from tests.journeys.test_hostile_titles import OUT_OF_PLACE, dangers

from .pages import at_the_desk, screen, story_screen

pytestmark = pytest.mark.django_db
KEYS = ["password", "entry_key", "writer__password", "person__password", "actor__password"]
KEYS += ["latest_revision__writer__password", "latest_revision__body", "user__password", "email"]
# What of such a column would be told apart.
LOOKUPS = ["{}__startswith", "{}__regex", "{}__isnull", "{}__gt", "{}"]
ODD = ["_connector=OR", "_negated=1", "pk__in=1,2", "o=password", "o=1.2.-3.x", "ot=asc", "all="]
ODD += ["p=-1", "p=" + "9" * 30, "e=1", "_popup=1", "_to_field=password", "_facets=1", "alias.x=1"]
ODD += ["id__date__year=1", "translations__x__y=1", "a%00=1", "%D9%A3=1", '{"a":1}=1', "[]=1"]
PARAMETERS = ["q", "language", "status", "next", "o", "p", "_changelist_filters", "_popup", "e"]
PARAMETERS += ["since", "until", "person", "kind", "section", "genre", "original", "_to_field"]


@pytest.fixture
def desks(people):
    make.published(people)
    return [at_the_desk(people.admin), at_the_desk(people.zelal)]


def lists():
    for model in site._registry:
        meta = model._meta
        yield reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


def shown(answer):
    """Of an answer what does not repeat the question."""
    if answer.status_code != 200:
        return answer.status_code, answer.get("Location", "").partition("?")[0]
    return [row.pk for row in answer.context["cl"].result_list] if "cl" in answer.context else 0


def told_apart(desks, at_once):
    """Where such a column is told apart, or ends in an error; so many of them at each list."""
    found, turns = [], cycle(product(KEYS, LOOKUPS))
    for address, desk in product(lists(), desks):
        for key, lookup in islice(turns, at_once):
            asked = lookup.format(key)
            answers = [desk.get(address, {asked: value}) for value in ("m", "zzz")]
            if any(each.status_code >= 500 for each in answers):
                found.append(f"an error: {address} {asked}")
            if len({str(shown(each)) for each in answers}) > 1:
                found.append(f"{address} {asked}")
    return found


def test_a_column_that_no_filter_offers_tells_nothing_of_itself(desks):
    assert told_apart(desks, 2) == []


@pytest.mark.slow
def test_nor_by_any_way_of_asking(desks):
    assert told_apart(desks, len(KEYS) * len(LOOKUPS)) == []


def test_a_column_that_a_filter_offers_is_told_apart(desks):
    offered = reverse("admin:articles_translation_changelist")
    answers = [desks[1].get(offered, {"status": each}) for each in ("approved", "draft")]

    assert shown(answers[0]) != shown(answers[1])


def test_whatever_key_is_made_up_there_is_an_answer(desks):
    found = []
    for number, address in enumerate(lists()):
        for odd in ODD[number % 2 :: 2]:
            answer = desks[number % len(desks)].get(f"{address}?{odd}")
            if answer.status_code >= 500:
                found.append(f"{answer.status_code} {address}?{odd}")

    assert found == []


def test_what_is_asked_with_comes_back_as_text(people, desks):
    story = make.draft(people)
    texts = screen(story), story_screen(story.article), "/admin/articles/translation/add/"
    asked = [*lists(), *texts, "/admin/", "/admin/login/", "/admin/articles/tag/suggest/"]
    payloads, found = list(OUT_OF_PLACE.values()), []
    for number, address in enumerate(asked):
        for which, desk in enumerate(desks):
            payload = payloads[(number + which) % len(payloads)]
            answer = desk.get(address, dict.fromkeys(PARAMETERS, payload), follow=True)
            assert answer.status_code < 500, address
            found += [f"{address}: {each}" for each in dangers(answer)]

    assert found == []
