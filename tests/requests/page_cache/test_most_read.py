"""The most read on pages that are kept."""

import pytest

from articles import workflow
from tests import make
from tests.public.test_most_read import path_of, ranked, read, work_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages", "at_once")]


def test_what_is_withdrawn_leaves_every_kept_page(client, people):
    stories = [make.published(people) for _ in range(6)]
    for number, story in enumerate(stories):
        read(story, number + 1)
    work_out()
    gone, pages = stories[-1], ["/ar/", path_of(stories[0]), "/lite/ar/"]
    for path in pages:
        assert any(path_of(gone) in each for each in ranked(client, path))

    workflow.withdraw(gone, actor=people.zelal, note="مراجعة")

    for path in pages:
        assert not any(path_of(gone) in each for each in ranked(client, path))


def test_reads_alone_make_no_kept_page_old(client, people):
    stories = [make.published(people) for _ in range(3)]
    before = client.get("/ar/")["ETag"]
    for story in stories:
        read(story, 1)
    work_out()

    # It is told when the page is made anew, which nobody has to do for this.
    assert client.get("/ar/")["ETag"] == before
