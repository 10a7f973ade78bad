"""What people do at the desk, and what becomes of the pages that were kept before."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.languages import CODES
from articles.models import Freshness, Outlet, Photo, Section, Tag
from articles.workflow.names import authors, outlet, sections, tags
from articles.workflow.renditions import make_sizes
from tests import make
from tests.public.photos import photo

pytestmark = pytest.mark.django_db

LATER = timezone.now() + timezone.timedelta(days=1)
OLD, DEAD = "old", "dead"


@dataclass
class House:
    """A story that readers see in Arabic, with a section, an author, a tag and a photo."""

    people: object
    story: object
    photo: Photo
    tag: Tag

    @property
    def article(self):
        return self.story.article


def made_once(people):
    people.shown = photo(people)
    body = "<p>اجتمع المجلس في #القامشلي أمس.</p>"
    people.story = make.published(people, body=body, lead_photo=people.shown.pk)
    for language in ("ckb", "kmr"):
        make.published(people, language)
    Outlet.objects.create(pk=1, name_ar="صوت", name_ckb="دەنگ", name_kmr="Deng")


@pytest.fixture
def house(people):
    return House(people, people.story, people.shown, Tag.objects.get())


def counters():
    return {row.language: (row.generation, row.withdrawals) for row in Freshness.objects.all()}


def become(act):
    """Language → what the pages of it have become by the act."""
    before = counters()
    act()
    after = counters()
    found = {}
    for code in CODES:
        was, is_now = before.get(code, (0, 0)), after.get(code, (0, 0))
        if was[1] != is_now[1]:
            found[code] = DEAD
        elif was[0] != is_now[0]:
            found[code] = OLD
    return found


def details(house, **changes):
    article = house.article
    values = {
        "slugline": article.slugline,
        "section": article.section,
        "genre": article.genre,
        "bylines": tuple(article.bylines.all()),
        **changes,
    }
    return workflow.StoryDetails(**values)


def edit(house, **changes):
    article = house.article
    article.refresh_from_db()
    workflow.edit_story(
        article,
        actor=house.people.zelal,
        details=details(house, **changes),
        opened_edit=workflow.last_edit(article),
    )


def revise(house, at=None):
    text = make.revised(house.people, house.story, headline="عنوان آخر")
    return lambda: workflow.publish(
        text, actor=house.people.zelal, opened_revision=text.latest_revision_id, at=at
    )


def publish_first(house):
    text = make.approved(house.people, "kmr")
    return lambda: workflow.publish(
        text, actor=house.people.zelal, opened_revision=text.latest_revision_id
    )


def publish_another_language(house):
    text = make.translated(house.people, house.story, "kmr")
    workflow.submit(text, actor=house.people.azad, opened_revision=text.latest_revision_id)
    make.leave_findings(text, house.people.berfin)
    workflow.approve(text, actor=house.people.berfin, opened_revision=text.latest_revision_id)
    return lambda: workflow.publish(
        text, actor=house.people.zelal, opened_revision=text.latest_revision_id
    )


def withdraw(house):
    return lambda: workflow.withdraw(house.story, actor=house.people.zelal, note="مراجعة")


def republish(house):
    withdraw(house)()
    return lambda: workflow.republish(house.story, actor=house.people.zelal)


def unschedule(house):
    revise(house, at=LATER)()
    return lambda: workflow.unschedule(house.story, actor=house.people.zelal)


def save(house):
    return lambda: make.revised(house.people, house.story)


def write_another(house):
    return lambda: make.approved(house.people)


def change_author(house, **values):
    author = house.article.bylines.get()
    return lambda: authors.change_author(author, actor=house.people.admin, values=values)


def change_section(house):
    section, values = house.article.section, {"name_ar": "مجتمع"}
    return lambda: sections.change_section(section, actor=house.people.admin, values=values)


def add_section(house):
    section = Section(name_ar="رياضة", name_ckb="وەرزش", name_kmr="Werziş", position=9)
    return lambda: sections.add_section(section, actor=house.people.admin)


def change_outlet(house):
    row, values = Outlet.objects.get(), {"name_ar": "صدى"}
    return lambda: outlet.change_outlet(row, actor=house.people.admin, values=values)


def change_tag(house):
    values = {"name_ar": "قامشلو"}
    return lambda: tags.change_tag(house.tag, actor=house.people.admin, values=values)


def merge_tag(house):
    other = Tag.objects.create(name_ar="قامشلو")
    return lambda: tags.merge(house.tag, actor=house.people.admin, into=other)


def change_words(house, **words):
    return lambda: workflow.edit_photo(house.photo, actor=house.people.zelal, words=words)


def withdraw_photo(house):
    return lambda: workflow.withdraw_photo(house.photo, actor=house.people.zelal, note="مراجعة")


def show_photo_again(house):
    withdraw_photo(house)()
    return lambda: workflow.show_photo_again(house.photo, actor=house.people.zelal, note="عودة")


def replace_photo(house):
    other = photo(house.people)
    return lambda: workflow.replace_photo(house.photo, actor=house.people.zelal, by=other)


def make_photo_sizes(house):
    return lambda: make_sizes(Photo.objects.get(pk=house.photo.pk))


def another_photo(act):
    """The same with a photo that stands nowhere."""

    def of(house):
        return act(House(house.people, house.story, photo(house.people), house.tag))

    of.__name__ = f"{act.__name__}_unused"
    return of


def story_field(**changes):
    def of(house):
        values = {name: value() if callable(value) else value for name, value in changes.items()}
        return lambda: edit(house, **values)

    of.__name__ = f"story_{'_'.join(changes)}"
    return of


def unpublished_byline(house):
    draft = make.approved(house.people)
    other = House(house.people, draft, house.photo, house.tag)
    return lambda: edit(other, bylines=())


def logo(house):
    made = photo(house.people)
    Outlet.objects.update(logo=made)
    other = House(house.people, house.story, made, house.tag)
    return change_words(other, alt_kmr="Logo")


EVERYWHERE = dict.fromkeys(CODES, DEAD)
CHANGES = [
    (publish_first, {"kmr": OLD}),
    (publish_another_language, {"kmr": OLD}),
    (revise, {"ar": OLD}),
    (lambda house: revise(house, at=LATER), {"ar": OLD}),
    (withdraw, {"ar": DEAD}),
    (republish, {"ar": OLD}),
    (unschedule, {}),
    (save, {}),
    (write_another, {}),
    (story_field(bylines=()), {"ar": DEAD}),
    (story_field(section=make.section), {"ar": OLD}),
    (story_field(genre="opinion"), {"ar": OLD}),
    (story_field(slugline="x"), {}),
    (unpublished_byline, {}),
    (lambda house: change_author(house, name_ar="ليلى"), EVERYWHERE),
    (lambda house: change_author(house, biography_kmr="Rojnamevan"), EVERYWHERE),
    (change_section, EVERYWHERE),
    (add_section, EVERYWHERE),
    (change_outlet, EVERYWHERE),
    (change_tag, EVERYWHERE),
    (merge_tag, EVERYWHERE),
    (lambda house: change_words(house, caption_ar="سوق"), {"ar": DEAD}),
    (withdraw_photo, {"ar": DEAD}),
    (show_photo_again, {"ar": DEAD}),
    (replace_photo, {"ar": DEAD}),
    (make_photo_sizes, {"ar": OLD}),
    (another_photo(withdraw_photo), {}),
    (another_photo(change_words), {}),
    (another_photo(make_photo_sizes), {}),
    (logo, EVERYWHERE),
]


@pytest.mark.parametrize(("prepared", "expected"), CHANGES)
def test_pages_become(house, prepared, expected):
    act = prepared(house)

    assert become(act) == expected


def test_a_change_that_is_undone_leaves_the_counters(house):
    def undone():
        with transaction.atomic():
            withdraw(house)()
            transaction.set_rollback(True)

    assert become(undone) == {}


def test_a_refused_move_leaves_the_counters(house):
    def refused():
        with pytest.raises(workflow.Refused):
            workflow.withdraw(house.story, actor=house.people.rojin, note="مراجعة")

    assert become(refused) == {}


def test_an_embargo_that_holds_a_schedule_leaves_pages(house):
    revise(house, at=LATER)()

    far = LATER + timezone.timedelta(days=2)
    assert become(lambda: edit(house, embargo_until=far)) == {}
