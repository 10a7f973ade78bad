"""A post shows on the page of its live story, and on no other surface, in whatever state."""

from urllib.parse import unquote

import pytest

from articles import addresses, workflow
from articles.pages.surfaces import SURFACES
from tests import make
from tests.public.test_no_leaks import CANARY, mark_what_is_internal, secret, walk

pytestmark = pytest.mark.django_db
DRAFT, LIVE, WITHDRAWN = "draft", "live", "withdrawn"
KILLED = "killed"


def page_of(story):
    return addresses.story(story.language, story.article_id, story.slug)


def brought_to(people, post, story):
    """A post of secret words in this state, of a live story in that one."""
    made = make.live(people)
    written = make.submitted_post if post == DRAFT else make.post
    version = written(people, made, **secret(people, "ar"))
    mark_what_is_internal(version)
    if post == WITHDRAWN:
        workflow.withdraw(version, actor=people.zelal, note="no")
    if story == WITHDRAWN:
        workflow.withdraw(made, actor=people.zelal, note="no")
    if story == KILLED:
        workflow.kill(made.article, actor=people.zelal, note="no")
    return make.fresh(made), make.fresh(version)


@pytest.mark.parametrize(
    ("post_is", "story_is"),
    [
        (LIVE, LIVE),
        (DRAFT, LIVE),
        (WITHDRAWN, LIVE),
        (LIVE, WITHDRAWN),
        pytest.param(LIVE, KILLED, marks=pytest.mark.slow),
        pytest.param(DRAFT, WITHDRAWN, marks=pytest.mark.slow),
        pytest.param(DRAFT, KILLED, marks=pytest.mark.slow),
        pytest.param(WITHDRAWN, WITHDRAWN, marks=pytest.mark.slow),
        pytest.param(WITHDRAWN, KILLED, marks=pytest.mark.slow),
    ],
)
def test_a_post_shows_on_its_live_storys_page_and_nowhere_else(client, people, post_is, story_is):
    make.published(people)
    story, post = brought_to(people, post_is, story_is)
    is_seen = post_is == LIVE and story_is == LIVE
    allowed = {page_of(story), addresses.lite(page_of(story))}
    allowed |= {addresses.posts("ar", story.article_id)}

    shown, known, status = set(), {}, {}
    for version in (story, post):
        for answer in walk(client, version, known):
            status[answer.path] = answer.status
            path = answer.path.partition("#")[0]
            # A picture's bytes hold no words; that it is there is asked below.
            if CANARY["ar"] in answer.text and not path.startswith("/media/"):
                shown.add(path)

    assert {unquote(path) for path in shown} == (allowed if is_seen else set())
    expected = 404 if post_is == DRAFT else 410
    for surface in SURFACES:
        if surface.shows_story:
            for path in surface.paths(post):
                assert is_seen or status[path] == expected, path
        if surface.route == "media":
            for path in surface.paths(post):
                assert (status[path] == 200) is is_seen
