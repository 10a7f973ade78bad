import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.names import tags
from articles.models import Spelling, Tag
from articles.workflow.names.tags import merge
from tests import make
from tests.admin.pages import at_the_desk, form

pytestmark = pytest.mark.django_db
HOSTILE = "<script>qmslk</script>"


def tag(**names):
    return Tag.objects.create(**{f"name_{code}": name for code, name in names.items()})


def screen(row):
    return reverse("admin:articles_tag_change", args=[row.pk])


def spelling_address(row):
    return reverse("admin:tag_spelling", args=[row.pk])


def alike(client, row):
    return client.get(screen(row)).content.decode().partition('id="likenesses"')[2]


def test_a_tag_shows_what_looks_like_its_name_in_other_scripts(people):
    city, other, far = tag(ar="قامشلو"), tag(kmr="Qamişlo"), tag(kmr="Dêrezor")
    page = alike(at_the_desk(people.salma), city)

    assert screen(other) in page
    assert screen(far) not in page
    assert city.label in alike(at_the_desk(people.salma), other)


def test_a_name_of_under_four_consonants_is_never_proposed(people):
    row = tag(ar="كوباني")
    tag(kmr="Kobanê")

    assert alike(at_the_desk(people.admin), row) == ""


def test_a_spelling_is_evidence_as_well_as_a_name(people):
    city, other = tag(ar="مدينة الشمال"), tag(ckb="قامیشلۆ")
    make.spelling(city, language="ar", text="القامشلي")

    assert "قامیشلۆ" in alike(at_the_desk(people.admin), city)
    assert screen(city) in alike(at_the_desk(people.admin), other)


def test_an_administrator_goes_on_to_merge_the_other_into_this_one(people):
    city, other = tag(ar="قامشلو"), tag(kmr="Qamişlo")
    admin = at_the_desk(people.admin)
    address = f"{reverse('admin:tag_merge', args=[other.pk])}?into={city.pk}"
    assert address in alike(admin, city)
    question = admin.get(address)
    other.refresh_from_db()
    assert other.merged_into is None
    admin.post(address, form(question, "").fields)

    other.refresh_from_db()
    assert other.merged_into == city
    assert alike(admin, city) == ""


def test_whoever_comes_second_is_told_that_the_tags_are_merged(people, monkeypatch):
    gone, kept, another = tag(kmr="Qamişlo"), tag(ar="قامشلو"), tag(ckb="قامیشلۆ")
    chosen = tags._chosen

    def merged_meanwhile(request, *asked):
        made = chosen(request, *asked)
        merge(gone, actor=people.admin, into=another)
        return made

    monkeypatch.setattr(tags, "_chosen", merged_meanwhile)
    address = reverse("admin:tag_merge", args=[gone.pk])
    page = at_the_desk(people.admin).post(address, {"confirmed": str(kept.pk)}, follow=True)

    gone.refresh_from_db()
    assert gone.merged_into == another
    assert "Somebody has merged these tags meanwhile." in page.content.decode()


@pytest.mark.parametrize("into", ["0", "999999", "x", "-1", "9" * 30])
def test_a_proposal_that_is_not_there_merges_nothing(people, into):
    row = tag(ar="قامشلو")
    answer = at_the_desk(people.admin).get(
        f"{reverse('admin:tag_merge', args=[row.pk])}?into={into}"
    )

    assert answer.status_code == 200
    assert 'name="confirmed"' not in answer.content.decode()


def test_names_that_find_nothing_are_accepted_with_one_click(people):
    city = tag(ar="قامشلو")
    tag(kmr="Qamişlo")
    salma = at_the_desk(people.salma)
    offered = salma.get(screen(city))
    fields = form(offered, spelling_address(city)).fields
    salma.post(spelling_address(city), fields)
    salma.post(spelling_address(city), {"words": "Qamişlo", "language": "kmr"})

    assert set(Spelling.objects.values_list("tag_id", "language", "text")) == {
        (city.pk, "ar", "قامشلو"),
        (city.pk, "kmr", "Qamişlo"),
    }
    assert "Not found by these yet" not in salma.get(screen(city)).content.decode()


@pytest.mark.parametrize(
    ("words", "language"), [("", "ar"), ("?!", "ar"), ("سوق", "xx"), ("مدن", "ar"), ("\0", "kmr")]
)
def test_words_that_cannot_be_are_refused(people, words, language):
    city, other = tag(ar="قامشلو"), tag(ar="مدينة")
    make.spelling(other, language="ar", text="مدن")
    at_the_desk(people.salma).post(spelling_address(city), {"words": words, "language": language})

    assert not city.spellings.exists()


@pytest.mark.parametrize("name", ["rojin", "azad", "stranger"])
def test_others_are_offered_nothing_and_add_nothing(people, name):
    city = tag(ar="قامشلو")
    tag(kmr="Qamişlo")
    client = at_the_desk(getattr(people, name))
    client.post(spelling_address(city), {"words": "Qamişlo", "language": "kmr"})

    assert alike(client, city) == ""
    assert not Spelling.objects.exists()


def test_an_editor_is_not_led_to_merge(people):
    city = tag(ar="قامشلو")
    tag(kmr="Qamişlo")

    assert "merge" not in alike(at_the_desk(people.salma), city)


def test_looking_at_the_address_of_a_spelling_changes_nothing(people):
    city = tag(ar="قامشلو")
    at_the_desk(people.salma).get(spelling_address(city), {"words": "x", "language": "ar"})

    assert not Spelling.objects.exists()


def test_hostile_names_are_text(people):
    row = tag(kmr=HOSTILE)
    tag(ckb=HOSTILE)

    for client in (at_the_desk(people.salma), at_the_desk(people.admin)):
        page = client.get(screen(row)).content.decode()
        assert "<script>qm" not in page
        assert "&lt;script&gt;qmslk" in page


def test_the_screen_takes_as_many_queries_however_many_tags_there_are(people):
    city = tag(ar="قامشلو")
    salma = at_the_desk(people.salma)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            salma.get(screen(city))
        return len(captured)

    tag(kmr="Qamişlo")
    queries()
    few = queries()
    for number in range(40):
        make.spelling(tag(kmr=f"Qamişlo {number}"), language="kmr", text=f"Qamişlo-{number}")
    assert queries() == few
