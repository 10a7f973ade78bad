"""A translation and its source at once, on real threads."""

from functools import partial

import pytest

from articles import workflow
from tests import make
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8


def test_it_is_saved_while_its_source_is_published(people):
    for number in range(ROUNDS):
        story = make.published(people)
        kurdish = make.translated(people, story, "kmr")
        newer = make.revised(people, story, headline=f"خبر {number}")
        publish = partial(workflow.publish, newer, opened_revision=newer.latest_revision_id)
        save = partial(
            workflow.save_draft,
            kurdish,
            content=make.content("kmr", headline=f"Nûçe {number}"),
            opened_revision=kurdish.latest_revision_id,
        )
        results = at_once(partial(publish, actor=people.zelal), partial(save, actor=people.azad))

        assert len(won(results)) == 2
