import pytest
from django.core.cache import cache
from django.test import override_settings
from django.urls import reverse
from django.utils.translation import override

from articles import copydesk, workflow
from articles.admin.writing.forms import WritingForm, initial_of
from articles.admin.writing.panels.proofreading import content_in
from articles.models import HouseStyle, StoredFindings, Tag
from articles.proofreading import (
    digest_of,
    findings,
    known_of,
    packed,
    plain_texts,
    read,
    unanswered,
    unpacked,
)
from articles.workflow.texts.content import content_of
from articles.workflow.texts.correcting import texts_of
from tests import make
from tests.admin.pages import at_the_desk, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
# Spaces before commas, words twice, and weekdays that were others.
FAULTY = {
    "ar": "<p>قال الناطق باسمهم ، يوم الاثنين 20 تشرين الثاني 2018 و قال قال.</p>",
    "ckb": "<p>ڕۆژی دووشەممە ، 20ی تشرینی دووەمی 2018 گوتی گوتی.</p>",
    "kmr": "<p>Roja Duşemê , 20ê Mijdara 2018 got got.</p>",
}
BODIES = (
    FAULTY["ar"],
    "<h2>عنوان  فرعي</h2><ul><li>أول ،</li></ul><blockquote><p>قول  طويل</p></blockquote>",
    '<p>هنا <a href="http://localhost/admin/">رابط</a><br>وسطر  آخر</p><p></p>',
    "<table><tbody><tr><td><p>خلية  أولى</p></td><td><p>ثانية ،</p></td></tr></tbody></table>",
)


@pytest.fixture
def saved(people, django_capture_on_commit_callbacks):
    def save(body=FAULTY["ar"], language="ar", **content):
        with django_capture_on_commit_callbacks(execute=True):
            return make.draft(people, language, body=body, **content)

    return save


@pytest.fixture
def reads(monkeypatch):
    """How often the copy desk has read a text."""
    read = []
    check = copydesk.check

    def counting(*args, **options):
        read.append(args)
        return check(*args, **options)

    monkeypatch.setattr(copydesk, "check", counting)
    return read


@pytest.mark.parametrize("language", FAULTY)
def test_what_is_stored_says_the_same_in_every_language_of_the_interface(people, saved, language):
    story = saved(FAULTY[language], language)
    stored = story.latest_revision.stored_findings
    texts = plain_texts(story.latest_revision)
    anew = read(texts, language, style=HouseStyle.current())
    assert len(anew) >= 2
    for interface in ("ar", "ckb", "kmr", "en"):
        with override(interface):
            told = unpacked(stored.found, texts)
            assert [_told(entry) for entry in told] == [_told(entry) for entry in anew]


def _told(entry):
    finding = entry.finding
    return (entry.field, entry.key, entry.must_be_answered, entry.matter, entry.is_left) + (
        *(finding.start, finding.end, str(finding.message), finding.safe),
    )


def test_a_screen_opened_again_reads_nothing(people, saved, reads):
    story = saved()
    client = at_the_desk(people.rojin)
    cache.clear()
    reads.clear()

    for _ in range(2):
        page = client.get(screen(story)).content.decode()
        assert 'id="proofreading"' in page

    assert reads == []


def test_a_text_of_before_is_read_once(people, reads):
    story = make.draft(people, body=FAULTY["ar"])
    assert not StoredFindings.objects.exists()
    client = at_the_desk(people.rojin)

    first = client.get(screen(story)).content.decode()
    assert reads
    reads.clear()

    assert client.get(screen(story)).content.decode().count("<mark") == first.count("<mark")
    assert reads == []


def test_another_house_style_has_it_read_anew(people, saved):
    story = saved()
    before = {entry.finding.rule for entry in findings(story)}
    HouseStyle.objects.create(pk=1, choices={"severities": {"C2": "off"}})

    after = {entry.finding.rule for entry in findings(story)}

    assert before - after == {"C2"}


def test_rules_that_may_stay_unanswered_and_hosts_count_as_well(people, saved):
    story = saved()
    before = unanswered(story)
    rules = {entry.finding.rule for entry in findings(story)}
    HouseStyle.objects.create(pk=1, optional_rules=sorted(rules))
    assert before > 0 == unanswered(story)

    known = known_of(story.latest_revision, "ar", style=HouseStyle.current())
    with override_settings(ALLOWED_HOSTS=["example.org"]):
        other = known_of(story.latest_revision, "ar", style=HouseStyle.current())
    assert known.rules != other.rules


def test_what_is_typed_over_it_is_read_as_typed(people, saved, reads):
    story = saved()
    client = at_the_desk(people.rojin)
    reads.clear()

    sent = {"body": "نص آخر ، هنا", "headline": "عنوان", "_end": "1"}
    answer = client.post(reverse("admin:translation_proofread", args=[story.pk]), sent)

    assert [found["text"] for found in answer.json()["findings"]] == [" ،"]
    assert reads


def test_what_was_left_since_is_marked(people, saved):
    story = saved()
    keys = [entry.key for entry in findings(story) if entry.must_be_answered]

    workflow.leave(story, actor=people.rojin, keys=keys)

    assert unanswered(story) == 0
    assert {entry.key for entry in findings(story) if entry.is_left} == set(keys)


@pytest.mark.parametrize("body", BODIES)
def test_the_fields_of_an_opened_form_are_what_was_read(people, saved, body):
    number = photo(people).pk
    gallery = (workflow.GalleryPhoto(number, "شرح  أول"),)
    story = saved(body, lead_photo=number, lead_caption="شرح ، هنا", gallery=gallery)
    revision = story.latest_revision
    form = WritingForm(
        language="ar", tags=Tag.objects.all, initial=initial_of(content_of(revision))
    )

    texts = texts_of(content_in(form))

    assert revision.stored_findings.texts == digest_of(texts)
    assert packed(read(texts, "ar", style=HouseStyle.current())) == revision.stored_findings.found


def test_a_reading_that_fails_does_not_cost_the_save(people, monkeypatch, saved):
    def fail(*args, **options):
        raise RuntimeError

    monkeypatch.setattr("articles.workflow.after.worked_out", fail)

    story = saved()

    assert story.latest_revision.body == FAULTY["ar"]
    assert not StoredFindings.objects.exists()
    assert findings(story)
