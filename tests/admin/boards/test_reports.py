import pytest

from articles import workflow
from articles.models import Report
from tests.admin.pages import at_the_desk, forms
from tests.workflow.reports.test_handling import report

pytestmark = pytest.mark.django_db
SCREEN = "/admin/articles/report/"
HOSTILE = "<script>alert(1)</script>"


def page_of(client, **asked):
    return client.get(SCREEN, asked).content.decode()


def form(client, button, row):
    """The fields of the form of a report that has this button."""
    for found in forms(client.get(SCREEN)):
        names = {pressed.get("name") for pressed in found.buttons}
        if found.fields.get("report") == [str(row.pk)] and button in names:
            return {**found.fields, button: "1"}
    raise AssertionError(button)


def test_editors_read_the_reports_of_their_languages(people):
    arabic = report(people, text=f"{HOSTILE} الخابور")
    kurdish = report(people, "kmr", "Xabûr rast e.")

    page = page_of(at_the_desk(people.salma))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; الخابور" in page
    assert kurdish.text not in page
    assert f"/ar/{arabic.translation.article_id}" in page
    assert kurdish.text in page_of(at_the_desk(people.berfin))
    both = at_the_desk(people.zelal)
    assert kurdish.text in page_of(both, language="kmr")
    assert "الخابور" not in page_of(both, language="kmr")


@pytest.mark.parametrize("name", ["rojin", "azad", "stranger", "admin"])
def test_for_others_there_is_no_such_screen(people, name):
    client, row = at_the_desk(getattr(people, name)), report(people)

    assert client.get(SCREEN).status_code == 403
    assert client.post(SCREEN, {"report": row.pk, "close": "1"}).status_code == 403


def test_a_report_is_taken_up_and_closed_with_its_buttons(people):
    client, row = at_the_desk(people.salma), report(people)

    taken = client.post(SCREEN, form(client, "take_up", row), follow=True).content.decode()
    assert str(people.salma) in taken
    closing = {**form(client, "close", row), "note": "صُحّح الاسم."}
    for _time in range(2):
        left = client.post(SCREEN, closing, follow=True).content.decode()
        assert row.text not in left

    assert row.text in page_of(client, closed="1")
    assert Report.objects.closed().get().taken_by == people.salma


def test_a_refusal_keeps_the_note_and_a_cut_form_changes_nothing(people):
    client, row = at_the_desk(people.salma), report(people)
    sent = {**form(client, "close", row), "note": "ملاحظة"}
    cut = {name: value for name, value in sent.items() if name != "_end"}

    assert client.post(SCREEN, cut).status_code == 400
    assert Report.objects.open().count() == 1
    workflow.close_report(row, actor=people.idris)

    assert client.post(SCREEN, sent).status_code == 409


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30, "١"])
def test_a_report_that_is_not_there_is_not_found(people, number):
    client = at_the_desk(people.salma)
    other = report(people, "kmr")

    for asked in (number, other.pk):
        sent = {"report": asked, "close": "1"}
        assert client.post(SCREEN, sent).status_code == 404


def test_the_list_costs_the_same_however_long(people, django_assert_max_num_queries):
    client = at_the_desk(people.salma)
    row = report(people)
    client.get(SCREEN)
    with django_assert_max_num_queries(6):
        client.get(SCREEN)
    shared = {"translation": row.translation, "publication": row.publication, "language": "ar"}
    Report.objects.bulk_create(
        Report(**shared, key=str(number), text=f"س {number}", created_at=row.created_at)
        for number in range(60)
    )

    with django_assert_max_num_queries(6):
        page = page_of(client)

    assert page.count('class="report-words"') == 50
    older = page_of(client, before=Report.objects.order_by("-pk")[49].pk)
    assert older.count('class="report-words"') == 11
