from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Assignment
from tests import make
from tests.admin.pages import at_the_desk, forms
from tests.workflow.assignments.test_planning import given

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/articles/assignment/", "/admin/articles/assignment/add/"
HOSTILE = "<script>alert(1)</script>"


def page_of(client):
    return client.get(LIST).content.decode()


def form(client, button, assignment):
    """The fields of the form of an assignment that has this button."""
    for found in forms(client.get(LIST)):
        names = {pressed.get("name") for pressed in found.buttons}
        if found.fields.get("assignment") == [str(assignment.pk)] and button in names:
            return {**found.fields, button: "1"}
    return None


def empty_form(client, address=ADD):
    [found] = [each for each in forms(client.get(address)) if "what" in each.fields]
    return found.fields


def test_an_editor_gives_one_and_its_reporter_begins_it(people):
    editor, reporter = at_the_desk(people.salma), at_the_desk(people.rojin)
    said = {"what": f"{HOSTILE} الحصاد", "language": "ar", "person": people.rojin.pk}
    hour = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

    answer = editor.post(ADD, {**empty_form(editor), **said, "wanted_by": hour})

    assert answer.status_code == 302
    assignment = Assignment.objects.get()
    assert timezone.localtime(assignment.wanted_by).strftime("%Y-%m-%dT%H:%M") == hour
    page = page_of(reporter)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; الحصاد" in page
    begun = reporter.post(LIST, form(reporter, "begin", assignment))
    assignment.refresh_from_db()
    assert begun.url == f"/admin/articles/translation/{assignment.translation_id}/change/"
    assert form(reporter, "begin", assignment) is None


def test_each_sees_what_is_for_them(people):
    own = given(people, what="لروجين", person=people.rojin)
    given(people, what="لكريم", person=people.karim)
    given(people, what="للجميع")
    given(people, what="Ji bo Azad", language="kmr", person=people.azad)
    seen = {
        "rojin": {"لروجين", "للجميع"},
        "karim": {"لكريم", "للجميع"},
        "salma": {"لروجين", "لكريم", "للجميع"},
        "azad": {"Ji bo Azad"},
        "berfin": {"Ji bo Azad"},
        "nergiz": {"لروجين", "لكريم", "للجميع", "Ji bo Azad"},
    }
    every = {"لروجين", "لكريم", "للجميع", "Ji bo Azad"}

    for name, told in seen.items():
        page = page_of(at_the_desk(getattr(people, name)))
        assert {what for what in every if what in page} == told, name
    assert at_the_desk(people.karim).get(f"{LIST}{own.pk}/change/").status_code in {302, 403}
    assert at_the_desk(people.stranger).get(LIST).status_code == 403


def test_what_is_late_comes_first_and_what_is_for_no_day_last(people):
    now = timezone.now()
    given(people, what="بلا يوم")
    given(people, what="غدا", wanted_by=now + timedelta(days=1))
    given(people, what="متأخر", wanted_by=now - timedelta(days=1))

    page = page_of(at_the_desk(people.salma))

    assert page.index("متأخر") < page.index("غدا") < page.index("بلا يوم")
    assert page.count("chip-late") == 2


def test_it_is_dropped_with_its_button_and_twice_is_once(people):
    client, assignment = at_the_desk(people.salma), given(people)
    sent = form(client, "drop", assignment)

    for _time in range(2):
        assert client.post(LIST, sent, follow=True).status_code == 200

    assert not Assignment.objects.open().exists()


def test_a_cut_form_and_a_later_press_change_nothing(people):
    client, assignment = at_the_desk(people.rojin), given(people)
    sent = form(client, "begin", assignment)
    cut = {name: value for name, value in sent.items() if name != "_end"}

    assert client.post(LIST, cut).status_code == 400
    workflow.drop_assignment(assignment, actor=people.salma)
    assert client.post(LIST, sent).status_code == 409
    assert Assignment.objects.get().translation is None


def test_a_refusal_keeps_what_was_typed(people):
    client = at_the_desk(people.zelal)
    draft = make.published(people)
    said = {"what": "ترجمة", "language": "ar", "original": draft.pk, "note": "عاجل"}

    answer = client.post(ADD, {**empty_form(client), **said})

    page = answer.content.decode()
    assert "A text is translated into another language than its own." in page
    assert "عاجل" in page
    assert not Assignment.objects.exists()


def test_whoever_is_to_write_is_not_told_once_there_is_a_text(people):
    assignment = given(people, person=people.rojin)
    workflow.begin_assignment(assignment, actor=people.rojin)

    page = at_the_desk(people.idris).get(f"{LIST}{assignment.pk}/change/").content.decode()

    assert "rojin" not in page


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_takes_as_many_queries_whatever_its_length(
    people, many, django_assert_max_num_queries
):
    for _each in range(many):
        given(people, person=people.rojin)
    client = at_the_desk(people.salma)

    with django_assert_max_num_queries(5):
        client.get(LIST)
