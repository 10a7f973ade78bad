import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import HouseStyle
from articles.proofreading import findings, unanswered
from tests import make
from tests.admin.pages import at_the_desk, form, forms
from tests.journal import journal_of

pytestmark = pytest.mark.django_db
SCREEN = "/admin/articles/housestyle/"
HOSTILE = "<script>alert(1)</script>"


def page_of(client):
    return client.get(SCREEN).content.decode()


def filled(client, **typed):
    fields = next(found for found in forms(client.get(SCREEN)) if "opened" in found.fields).fields
    return {**fields, **typed}


def change(client, **typed):
    return client.post(SCREEN, filled(client, **typed))


def house():
    return HouseStyle.current().house


def test_the_screen_saved_as_it_stands_changes_nothing(people):
    answer = change(at_the_desk(people.salma))

    assert answer.status_code == 302
    assert not journal_of(HouseStyle).exists()


def test_an_editor_chooses_how_grave_a_rule_is(people):
    salma = at_the_desk(people.salma)
    change(salma, severity_C6="warning", severity_A8="off")

    assert HouseStyle.current().choices == {"severities": {"C6": "warning", "A8": "off"}}
    assert journal_of(HouseStyle).get().actor == people.salma
    change(salma, severity_C6="")
    assert HouseStyle.current().choices == {"severities": {"A8": "off"}}


def test_a_rule_may_stay_unanswered_once_its_tick_is_off(people):
    story = make.submitted(people, body="<p>وصل الوفد إلى إلى المدينة.</p>")
    fields = filled(at_the_desk(people.hevin))
    del fields["must_C6"]
    at_the_desk(people.hevin).post(SCREEN, fields)

    assert HouseStyle.current().optional_rules == ["C6"]
    assert unanswered(story) == 0


@pytest.mark.parametrize("arrow", ["→", " ← ", "=", "->", " => ", "\u200f←\u200f"])
def test_a_spelling_is_typed_as_a_line_with_any_arrow(people, arrow):
    change(at_the_desk(people.berfin), spellings_kmr=f"Kobane{arrow}Kobanê\n\n  nuce = nûçe ")

    assert house().spellings["kmr"] == {"Kobane": "Kobanê", "nuce": "nûçe"}
    assert house().spellings["ar"]
    assert "Kobane → Kobanê\nnuce → nûçe" in page_of(at_the_desk(people.rojin))


def test_an_arabic_spelling_is_shown_with_the_arrow_that_points_onwards(people):
    change(at_the_desk(people.salma), spellings_ar="شمالى → شمالي")

    assert "شمالى ← شمالي" in page_of(at_the_desk(people.salma))


def test_names_are_groups_with_the_preferred_spelling_first(people):
    change(at_the_desk(people.berfin), names_ckb="قامیشلۆ، قامشلۆ\nکۆبانێ ,کوبانی")

    assert house().names["ckb"] == (("قامیشلۆ", "قامشلۆ"), ("کۆبانێ", "کوبانی"))


def test_marks_and_signs_are_chosen_from_what_there_is(people):
    change(at_the_desk(people.zelal), quotes_kmr="«»", ellipsis="...", percent="٪")

    assert house().quotes["kmr"] == ("«", "»")
    assert (house().ellipsis, house().percent) == ("...", "٪")


def test_the_copy_desk_reads_by_the_new_choices(people):
    story = make.draft(people, body="<p>وصل وفد من كوبانه.</p>")
    change(at_the_desk(people.salma), spellings_ar="كوبانه = كوباني")

    found = [noted.finding for noted in findings(story)]
    assert [(each.rule, each.replacement) for each in found] == [("A22", "كوباني")]


def test_the_latest_changes_say_who_and_what(people):
    change(at_the_desk(people.salma), severity_C6="off", spellings_kmr="Kobane = Kobanê")
    page = page_of(at_the_desk(people.rojin)).partition("house-changes")[2]

    assert "salma" in page
    assert page.partition("<del>")[2].startswith("As usual: Error</del>")
    assert "<ins>Off</ins>" in page
    assert "Kobane → Kobanê" in page


@pytest.mark.parametrize("name", ["rojin", "azad", "admin"])
def test_others_look_but_do_not_change(people, name):
    client = at_the_desk(getattr(people, name))
    page = page_of(client)
    assert "Only editors and publishers change the house style." in page
    assert '<fieldset class="plain" disabled>' in page

    fields = filled(at_the_desk(people.salma), percent="٪")
    answer = client.post(SCREEN, fields)
    assert answer.status_code == 403
    assert house().percent == "%"


def test_a_stranger_and_the_street_see_nothing(people):
    assert at_the_desk(people.stranger).get(SCREEN).status_code == 403
    assert at_the_desk(people.stranger).post(SCREEN, {"percent": "٪"}).status_code == 403
    assert Client().get(SCREEN).status_code == 302


@pytest.mark.parametrize("view", ["add", "change", "delete", "history"])
def test_there_is_no_other_way_to_change_it(people, view):
    change(at_the_desk(people.salma), percent="٪")
    address = reverse(f"admin:articles_housestyle_{view}", args=[] if view == "add" else [1])
    typed = {"choices": "{}", "optional_rules": "[]", "post": "yes", "version": "9"}
    answer = at_the_desk(people.admin).post(address, typed)

    assert answer.status_code in (302, 403)
    assert house().percent == "٪"


def test_newer_choices_are_not_overwritten_and_nothing_typed_is_lost(people):
    salma, idris = at_the_desk(people.salma), at_the_desk(people.idris)
    opened = filled(idris)
    change(salma, severity_C6="off")
    answer = idris.post(SCREEN, {**opened, "spellings_kmr": "Kobane = Kobanê"})

    assert answer.status_code == 409
    assert "Somebody has changed the house style" in answer.content.decode()
    assert "Kobane = Kobanê" in answer.content.decode()
    assert HouseStyle.current().choices == {"severities": {"C6": "off"}}
    again = next(found for found in forms(answer) if "opened" in found.fields).fields
    idris.post(SCREEN, {**again, "severity_C6": "off"})
    assert house().spellings["kmr"] == {"Kobane": "Kobanê"}
    assert house().severities == {"C6": "off"}


def test_a_form_that_did_not_arrive_whole_changes_nothing(people):
    salma = at_the_desk(people.salma)
    fields = filled(salma, spellings_kmr="Kobane = Kobanê")
    del fields["_end"]
    answer = salma.post(SCREEN, fields)

    assert answer.status_code == 400
    assert "Kobane = Kobanê" in answer.content.decode()
    assert not journal_of(HouseStyle).exists()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("spellings_kmr", "Kobanê = Kobanê", "Line 1: The wrong and the right spelling are the"),
        ("spellings_kmr", "a = b\nKobane", "Line 2: Write the wrong spelling"),
        ("spellings_kmr", "a = b = c", "Line 1: Write the wrong spelling"),
        ("spellings_kmr", "= c", "Line 1: Write the wrong spelling"),
        ("spellings_kmr", "a = b\n\na = c", "Line 3: “a” stands in line 1 already."),
        ("spellings_kmr", "a = b\nb = c", "Line 1: “b” is right here, but wrong in line 2."),
        ("spellings_kmr", f"a = {'x' * 101}", "Line 1: A word or phrase here has at most 100"),
        ("names_ar", "،،", "Line 1: Write the spellings of one name"),
        ("names_ar", "سوق، سوق", "Line 1: “سوق” stands twice in this line."),
        ("names_ar", "سوق، أسواق\nأسواق، بازار", "Line 2: “أسواق” stands in line 1 already."),
        ("names_ar", "س" * 101, "Line 1: A word or phrase here has at most 100"),
        ("names_ar", "س" * 60_000, "at most 50000 characters"),
        ("names_ar", "س\0", "Null characters are not allowed."),
        ("severity_C6", "grave", "Select a valid choice."),
        ("quotes_ar", "xy", "Select a valid choice."),
        ("percent", "°", "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(people, field, typed, said):
    answer = change(at_the_desk(people.salma), **{field: typed})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert said in page.partition(f'name="{field}"')[2].partition("</div>")[0]
    assert not journal_of(HouseStyle).exists()


def test_what_is_wrong_is_said_in_the_language_of_the_interface(people):
    people.salma.interface_language = "ar"
    people.salma.save(update_fields=["interface_language"])
    page = change(at_the_desk(people.salma), spellings_ar="سوق").content.decode()

    assert "السطر 1" in page
    assert "Line" not in page


def test_hostile_words_come_back_as_text(people):
    salma = at_the_desk(people.salma)
    for typed in (HOSTILE, f"{HOSTILE} = </textarea><b>x</b>"):
        page = change(salma, spellings_kmr=typed).content.decode()
        assert "<script>alert" not in page
        assert "</textarea><b>" not in page
    page = page_of(salma)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; → &lt;/textarea&gt;" in page


def test_what_was_typed_is_handed_back_to_who_was_signed_out(people):
    salma = at_the_desk(people.salma)
    fields = filled(salma, spellings_kmr="Kobane = Kobanê", severity_C6="off")
    salma.logout()
    handed_back = salma.post(SCREEN, fields)
    assert "Kobane = Kobanê" in handed_back.content.decode()

    salma.force_login(people.salma)
    salma.post(SCREEN, form(handed_back, SCREEN).fields)
    assert house().spellings["kmr"] == {"Kobane": "Kobanê"}
    assert house().severities == {"C6": "off"}


def test_the_screen_takes_as_many_queries_whatever_has_changed(people):
    salma = at_the_desk(people.salma)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            salma.get(SCREEN)
        return len(captured)

    queries()
    few = queries()
    for severity in ("off", "style", "warning", "error"):
        change(salma, severity_C6=severity)
    assert queries() == few
