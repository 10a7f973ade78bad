"""Two people at one photo at the same moment, on real threads."""

from functools import partial

import pytest

from articles import workflow
from articles.models import Photo
from articles.workflow import GalleryPhoto
from articles.workflow.photos.uses import where_used
from tests import cast, make
from tests.journal import journal_of
from tests.public.photos import photo
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


@pytest.fixture
def people(transactional_db):
    return cast.enter()


def test_of_two_who_write_over_the_same_words_one_is_refused(people):
    made = photo(people)
    for turn in range(ROUNDS):
        stood = {"alt_ar": Photo.objects.get(pk=made.pk).alt_ar}
        words = {person: {"alt_ar": f"وصف {turn} {person}"} for person in ("salma", "zelal")}
        results = at_once(
            *(
                partial(
                    workflow.edit_photo,
                    made,
                    actor=getattr(people, person),
                    words=words[person],
                    opened=stood,
                )
                for person in words
            )
        )

        (event,) = won(results)
        assert Photo.objects.get(pk=made.pk).alt_ar == words[event.actor.username]["alt_ar"]


def test_the_same_form_sent_twice_at_once_is_one_event(people):
    made = photo(people)
    edit = partial(
        workflow.edit_photo,
        made,
        actor=people.salma,
        words={"alt_ar": "وصف"},
        opened={"alt_ar": made.alt_ar},
        token="f" * 32,
    )

    assert len({event.pk for event in won(at_once(edit, edit, edit))}) == 1
    assert journal_of(Photo).count() == 1


def test_of_two_who_show_a_photo_again_one_is_refused(people):
    for _ in range(ROUNDS):
        made = photo(people)
        workflow.withdraw_photo(made, actor=people.zelal, note="خطأ")
        show = partial(workflow.show_photo_again, made, actor=people.zelal, note="خطأ")

        assert len(won(at_once(show, show))) == 1
        assert made.file.storage.exists(made.file.name)


def test_a_photo_that_is_withdrawn_and_shown_again_at_once_lies_where_its_row_says(people):
    made = photo(people)
    changes = (workflow.withdraw_photo, workflow.show_photo_again)
    for _ in range(ROUNDS):
        won(at_once(*(partial(each, made, actor=people.zelal, note="خطأ") for each in changes)))

        now = Photo.objects.get(pk=made.pk)
        assert made.file.storage.exists(made.file.name) is not bool(now.withdrawn_at)


PLACES = {
    "lead": lambda pk: {"lead_photo": pk},
    "gallery": lambda pk: {"gallery": (GalleryPhoto(pk),)},
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_photo_is_chosen_or_removed_but_never_both(people, place):
    for _ in range(ROUNDS):
        made = photo(people)
        story = make.draft(people)
        choose = partial(
            workflow.save_draft,
            story,
            actor=people.rojin,
            content=make.content(**place(made.pk)),
            opened_revision=story.latest_revision_id,
        )
        results = at_once(choose, partial(workflow.remove_photo, made, actor=people.zelal))

        refused = [each for each in results if isinstance(each, Exception)]
        assert len(refused) == 1
        made.refresh_from_db()
        assert bool(made.removed_at) is not bool(where_used(made))
