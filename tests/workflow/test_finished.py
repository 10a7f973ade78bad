"""Whatever a verb changes, readers' rows are what would be made of the publications then."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.models import Author, FinishedPage, ListingRow, Outlet, Tag
from articles.workflow import GalleryPhoto, finished
from articles.workflow.names import authors, outlet, sections, tags
from tests import make
from tests.differences import differences
from tests.public.photos import photo

pytestmark = [pytest.mark.django_db, pytest.mark.stored]

SOON = timedelta(hours=1)
BODY = "<p>اجتمع المجلس في #القامشلي أمس، وناقش #المياه مع الأهالي.</p>"


def agree():
    return list(differences()) == []


def made_once(people):
    """A live story with all that it can show, among others."""
    lead, inside, shown = (photo(people) for _ in range(3))
    make.published(people, "kmr")
    people.story = make.published(
        people,
        body=f'{BODY}<figure data-photo="{inside.pk}"></figure>',
        lead_photo=lead.pk,
        gallery=(GalleryPhoto(shown.pk),),
    )
    make.published(people)
    assert agree()


@pytest.fixture
def story(people):
    return people.story


def publish(people, version, **options):
    workflow.publish(
        version, actor=people.zelal, opened_revision=version.latest_revision_id, **options
    )


def correct(people, story):
    publish(people, make.revised(people, story, body=f"{BODY}<p>وحضر الأهالي.</p>"))


def correct_later(people, story):
    publish(people, make.revised(people, story, body=BODY), at=timezone.now() + SOON)


def correct_later_and_not_at_all(people, story):
    correct_later(people, story)
    workflow.unschedule(story, actor=people.zelal)


def write_on_before_it_is_due(people, story):
    correct_later(people, story)
    make.revised(people, story, body="<p>تأجل الاجتماع.</p>")


def withdraw(people, story):
    workflow.withdraw(story, actor=people.zelal, note="خطأ في الخبر")


def withdraw_and_show_again(people, story):
    withdraw(people, story)
    workflow.republish(story, actor=people.zelal)


def sign_otherwise(people, story):
    _edit(people, story, bylines=(make.author(), make.author()))


def file_elsewhere(people, story):
    _edit(people, story, section=make.section())


def call_it_an_opinion(people, story):
    _edit(people, story, genre="opinion")


def say_where(people, story):
    _edit(people, story, place=story.latest_revision.tags.first())


def _edit(people, story, **changes):
    article = story.article
    now = {"section": article.section, "bylines": tuple(article.bylines.all())}
    details = workflow.StoryDetails(**{**now, **changes})
    workflow.edit_story(
        article, actor=people.zelal, details=details, opened_edit=workflow.last_edit(article)
    )


def rename_the_author(people, story):
    author = story.article.bylines.get()
    authors.change_author(author, actor=people.admin, values={"name_ar": "جوان ملا"})


def call_the_author_a_desk(people, story):
    author = story.article.bylines.get()
    authors.change_author(author, actor=people.admin, values={"kind": Author.Kind.DESK})


def rename_the_section(people, story):
    values = {"name_ar": "المدينة"}
    sections.change_section(story.article.section, actor=people.admin, values=values)


def rename_a_tag(people, story):
    tag = story.latest_revision.tags.first()
    tags.change_tag(tag, actor=people.admin, values={"name_ar": "قامشلو"})


def merge_a_tag(people, story):
    tag = story.latest_revision.tags.first()
    tags.merge(tag, actor=people.admin, into=Tag.objects.create(name_ar="مدن الجزيرة"))


def merge_another_into_its_tag(people, story):
    other = make.published(people, body="<p>#قامشلو</p>").latest_revision.tags.get()
    tags.merge(other, actor=people.admin, into=story.latest_revision.tags.first())


def describe_the_lead(people, story):
    lead = story.latest_revision.lead_photo
    workflow.edit_photo(lead, actor=people.zelal, words={"alt_ar": "اجتماع", "caption_ar": "أمس"})


def withdraw_the_lead(people, story):
    lead = story.latest_revision.lead_photo
    workflow.withdraw_photo(lead, actor=people.zelal, note="بطلب من صاحبها")


def withdraw_a_picture_among_the_words(people, story):
    link = story.latest_revision.figure_links.get()
    workflow.withdraw_photo(link.photo, actor=people.zelal, note="بطلب من صاحبها")


def replace_the_lead(people, story):
    lead = story.latest_revision.lead_photo
    workflow.replace_photo(lead, actor=people.zelal, by=photo(people))


def replace_it_twice(people, story):
    lead = story.latest_revision.lead_photo
    first, second = photo(people), photo(people)
    workflow.replace_photo(lead, actor=people.zelal, by=first)
    workflow.replace_photo(first, actor=people.zelal, by=second)
    workflow.edit_photo(second, actor=people.zelal, words={"alt_ar": "اجتماع"})


def name_the_outlet(people, story):
    outlet.set_up_outlet(Outlet(name_ar="صوت الجزيرة"), actor=people.admin)


CHANGES = [
    correct,
    correct_later,
    correct_later_and_not_at_all,
    write_on_before_it_is_due,
    withdraw,
    withdraw_and_show_again,
    sign_otherwise,
    file_elsewhere,
    call_it_an_opinion,
    say_where,
    rename_the_author,
    call_the_author_a_desk,
    rename_the_section,
    rename_a_tag,
    merge_a_tag,
    merge_another_into_its_tag,
    describe_the_lead,
    withdraw_the_lead,
    withdraw_a_picture_among_the_words,
    replace_the_lead,
    replace_it_twice,
    name_the_outlet,
]


def rows():
    pages = FinishedPage.objects.order_by("pk").values()
    return list(pages), sorted(ListingRow.objects.values_list("page", "kind", "subject"))


UNDONE = [correct_later_and_not_at_all, write_on_before_it_is_due]


@pytest.mark.parametrize("few", [50, 0], ids=["at-once", "by-a-job"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_rows_follow(people, story, monkeypatch, django_capture_on_commit_callbacks, change, few):
    monkeypatch.setattr(finished, "AT_ONCE", few)
    before = rows()

    with django_capture_on_commit_callbacks(execute=True):
        change(people, story)

    assert agree()
    assert (rows() == before) == (change in UNDONE)
    assert not finished.lacking_pages().exists()


def test_a_correction_that_is_to_come_tells_its_own_time(people, story):
    correct_later(people, story)

    (page,) = FinishedPage.objects.filter(visible_from__gt=timezone.now())

    assert "article:modified_time" in page.head


def test_a_verb_that_fails_leaves_neither_page_nor_row(people, story, monkeypatch):
    version, before = make.approved(people), rows()

    def fail(*given):
        raise ZeroDivisionError

    monkeypatch.setattr(finished, "rows_of", fail)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish(people, version)

    assert rows() == before
    assert not version.publications.exists()


@pytest.mark.parametrize("done", range(4))
def test_a_rebuild_that_is_cut_off_goes_on(people, story, done):
    FinishedPage.objects.update(teaser="{}")
    steps = finished.rebuild(batch=1)
    for _ in range(done):
        next(steps)
    steps.close()

    remade = [step.done for step in finished.rebuild(batch=1)]

    assert remade == list(range(max(done - 1, 0), 4))
    assert agree()


def test_what_has_ended_goes_with_a_rebuild(people, story):
    page = FinishedPage.objects.get(pk=story.publications.get().pk)
    withdraw(people, story)
    page.save(force_insert=True)
    assert [each.publication_id for each in differences()] == [page.pk]

    make.pages_again()

    assert agree()


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda: ListingRow.objects.all().delete(), "stands in other lists"),
        (lambda: FinishedPage.objects.update(inside=""), "differs in inside"),
        (lambda: FinishedPage.objects.update(visible_until=timezone.now() + SOON), "visible_until"),
        (
            lambda: (ListingRow.objects.all().delete(), FinishedPage.objects.all().delete()),
            "no page",
        ),
    ],
)
def test_what_differs_is_told(people, story, spoil, what):
    spoil()

    told = list(differences())

    assert len(told) == 3
    assert all(what in each.what for each in told)
    make.pages_again()
    assert agree()
