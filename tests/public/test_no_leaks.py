"""What readers may not see shows on no surface, in no language, in no field."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.languages import CODES
from articles.models import Article, Author, FrontPage, Publication, Tag, Translation
from articles.pages.surfaces import SURFACES
from articles.public.urls import urlpatterns
from tests import make

from .photos import photo

LATER = timedelta(days=1)
# Letters of each script, so that slugs and folded forms hold the word as well.
CANARY = {"ar": "كناري", "ckb": "کەناری", "kmr": "Kanarya"}


def secret(people, language, **changes):
    """A text with the canary in every field, its photo and its hashtag."""
    bird = CANARY[language]
    picture = photo(
        people,
        source=bird,
        **{f"{word}_{language}": f"{bird} {word}" for word in ("alt", "caption", "credit")},
    )
    return {
        "kicker": f"{bird} kicker",
        "headline": f"{bird} headline",
        "standfirst": f"{bird} standfirst",
        "body": f'<p>{bird} body #{bird}</p><figure data-photo="{picture.pk}"></figure>',
        "lead_photo": picture.pk,
        "lead_caption": f"{bird} caption",
        "lead_alt": f"{bird} alt",
        "gallery": (workflow.GalleryPhoto(picture.pk, f"{bird} caption"),),
        "kind": "correction",
        "note": f"{bird} note",
        **changes,
    }


def in_draft(people, language):
    return make.draft(people, language, **secret(people, language))


def in_review(people, language):
    return make.submitted(people, language, **secret(people, language))


def cleared(people, language):
    return make.approved(people, language, **secret(people, language))


def scheduled(people, language):
    due = timezone.now() + LATER
    return make.published(people, language, at=due, **secret(people, language))


def spiked(people, language):
    made = make.submitted(people, language, **secret(people, language))
    workflow.spike(made, actor=people.zelal, note="no")
    return make.fresh(made)


def withdrawn(people, language):
    made = make.published(people, language, **secret(people, language))
    workflow.withdraw(made, actor=people.zelal, note="no")
    return make.fresh(made)


def pinned_and_scheduled(people, language):
    return _pinned(people, scheduled(people, language))


def pinned_and_withdrawn(people, language):
    """It led the front page, and the breaking line led to it."""
    made = make.published(people, language, **secret(people, language))
    until, page = timezone.now() + timedelta(hours=1), FrontPage.of(language)
    workflow.set_breaking_line(page, actor=people.zelal, version=made.pk, until=until)
    workflow.withdraw(_pinned(people, made), actor=people.zelal, note="no")
    return make.fresh(made)


def _pinned(people, made):
    page, pins = FrontPage.of(made.language), [workflow.Pinned(made.pk)]
    workflow.arrange_front_page(page, actor=people.zelal, pins=pins)
    return made


def revised(people, language):
    return make.revised(people, make.published(people, language), **secret(people, language))


def replaced_later(people, language):
    made = revised(people, language)
    workflow.publish(
        made,
        actor=people.zelal,
        opened_revision=made.latest_revision_id,
        at=timezone.now() + LATER,
    )
    return make.fresh(made)


def corrected_since(people, language):
    """The canary was live once; a clean text has replaced it."""
    made = make.published(people, language, **secret(people, language, headline="Kevn"))
    clean = make.revised(people, made)
    workflow.publish(clean, actor=people.zelal, opened_revision=clean.latest_revision_id)
    return make.fresh(clean)


HIDDEN = [in_draft, in_review, cleared, scheduled, spiked, withdrawn]
HIDDEN += [pinned_and_scheduled, pinned_and_withdrawn]
BEHIND_A_LIVE_TEXT = [revised, replaced_later, corrected_since]
STATES = [*HIDDEN, *BEHIND_A_LIVE_TEXT]


@dataclass(frozen=True)
class Answer:
    """What one path gave, its redirects walked."""

    path: str
    status: int
    text: str


def walk(client, version, known):
    """Every answer of every surface, in every language, that could show this version.

    `known` holds what was answered so far, while nothing has changed: no address is asked twice.
    """
    for language in CODES:
        asked = Translation.objects.get(pk=version.pk)
        asked.language = language
        for surface in SURFACES:
            for path in surface.paths(asked):
                yield from answers(client, path, {"accept-language": language}, known)


def answers(client, path, headers, known):
    key = (path, *headers.values())
    if key not in known:
        response = client.get(path, headers=headers)
        body = response.getvalue().decode("utf-8", "replace")
        told = " ".join(f"{name}: {value}" for name, value in response.items())
        answer = Answer(path, response.status_code, f"{told}\n{body}")
        known[key] = answer, response.get("Location")
    answer, location = known[key]
    yield answer
    if location:
        yield from answers(client, location, {}, known)


def mark_what_is_internal(version):
    """The canary in the fields that no reader sees in any state."""
    bird = CANARY[version.language]
    Article.objects.filter(pk=version.article_id).update(slugline=bird, source=bird)
    writer = version.latest_revision.writer
    writer.display_name = writer.first_name = bird
    writer.save()


OTHERS = [pytest.param(code, marks=pytest.mark.slow) for code in CODES[1:]]


@pytest.mark.parametrize("language", [CODES[0], *OTHERS])
def test_nothing_of_them_is_on_any_surface(client, people, language):
    make.published(people, language)
    versions = {state.__name__: state(people, language) for state in STATES}
    for version in versions.values():
        mark_what_is_internal(version)

    leaks, asked, known = [], 0, {}
    for state, version in versions.items():
        for answer in walk(client, version, known):
            asked += 1
            if CANARY[language].lower() in answer.text.lower():
                leaks.append((state, answer.path))

    assert leaks == []
    assert asked > 20 * len(STATES)


@pytest.mark.parametrize("language", CODES)
def test_the_walk_sees_what_is_public(client, people, language):
    version = make.published(people, language, **secret(people, language))

    found = {
        a.path for a in walk(client, version, {}) if CANARY[language].lower() in a.text.lower()
    }

    assert f"/{language}/" in found
    assert len(found) >= 3


@pytest.mark.parametrize("state", HIDDEN)
def test_its_own_pages_are_not_there_and_lead_nowhere(client, people, state):
    version = state(people, "ar")
    expected = 410 if state in (withdrawn, pinned_and_withdrawn) else 404

    for surface in SURFACES:
        if surface.shows_story:
            for path in surface.paths(version):
                assert client.get(path).status_code == expected, path


@pytest.mark.parametrize("state", HIDDEN)
def test_its_tags_and_authors_have_no_page(client, people, state):
    version = state(people, "ar")
    tag = Tag.objects.get(revision_links__content_object=version.latest_revision)
    author = Author.objects.get(byline_links__article=version.article)

    assert client.get(f"/ar/tag/{tag.pk}/").status_code == 404
    assert client.get(f"/ar/author/{author.pk}/").status_code == 404


@pytest.mark.parametrize("state", STATES)
def test_what_caches_are_told_is_the_same_with_and_without_it(client, people, state):
    make.published(people)
    before = client.get("/ar/")["ETag"]
    made = state(people, "ar")
    live = Publication.objects.visible().filter(translation=made).exists()

    assert (client.get("/ar/")["ETag"] == before) is not live


def test_every_route_is_on_the_list_of_surfaces():
    assert {pattern.name for pattern in urlpatterns} == {surface.route for surface in SURFACES}
