"""Brings the demo's data in through the verbs, each by somebody whose move it is."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.db import transaction

from articles import workflow
from articles.interop.plain_text import parse
from articles.models import Article, Author, Outlet, RevisionKind, Section, Tag, Translation
from articles.models.clock import database_now
from articles.workflow.names.authors import add_author
from articles.workflow.names.outlet import set_up_outlet
from articles.workflow.names.sections import add_section
from articles.workflow.names.spellings import Spelled
from articles.workflow.names.tags import add_tag
from articles.workflow.people.accounts import add_person, record_first_administrator
from articles.workflow.people.passwords import choose_password
from articles.workflow.people.roles import DeskRole, change_roles
from newsroom.accounts.models import User
from newsroom.operations.demo.drawing.draw import draw

from . import (
    ageing,
    countryside,
    desk,
    evenings,
    front_page,
    house_pages,
    names,
    outdoors,
    pictures,
    rain,
    readers,
    services,
    town,
)
from .people import PASSWORD, PEOPLE, Person
from .shapes import Concept, DemoStory, DemoVersion, Names, Stage

STORIES = (
    *countryside.STORIES,
    *town.STORIES,
    *services.STORIES,
    *evenings.STORIES,
    *outdoors.STORIES,
    rain.STORY,
)
# How long after the original a translation comes out, and a later text after the first.
TRANSLATED_AFTER, CHANGED_AFTER = timedelta(hours=1.4), timedelta(hours=1.5)
SCHEDULED_IN = timedelta(days=1)
# Pixels, across and down.
PICTURE_SIZE = (1200, 800)
WRITERS = {"ar": "reporter", "ckb": "translator", "kmr": "translator"}

Cast = dict[str, User]


def is_empty() -> bool:
    """Whether nobody has begun to set this newsroom up; nothing is loaded over what people did."""
    return not (Outlet.objects.exists() or User.objects.exists() or Section.objects.exists())


@transaction.atomic
def load() -> None:
    """Fill an empty newsroom, all of it or nothing."""
    cast = _add_people()
    administrator = cast["administrator"]
    outlet = Outlet(**_columns(names.OUTLET), **_columns(names.TAGLINE, "tagline"))
    set_up_outlet(outlet, actor=administrator)
    for concept in names.TAGS:
        _add_tag(concept, administrator)
    sections, authors = _add_sections(administrator), _add_authors(administrator)
    house_pages.publish(cast["publisher"], cast["editor"])
    told = []
    # As they would have come in: what is older has the smaller numbers.
    for story in sorted(STORIES, key=lambda story: story.hours, reverse=True):
        shared = workflow.Shared(
            slugline=story.key,
            section=sections[story.section],
            genre=story.genre,
            bylines=tuple(authors[name] for name in story.bylines),
        )
        begun = _tell(story, shared, cast)
        told += _aged(story, begun)
        if story.posts:
            told += _posts(story, next(iter(begun.values())).article, cast)
    ageing.spread(told)
    desk.set_up(cast)
    front_page.arrange(cast["publisher"])
    readers.read()


def _posts(story: DemoStory, article: Article, cast: Cast) -> Iterator[ageing.Told]:
    """Make the story live, and tell its posts."""
    workflow.begin_live(article, actor=cast["publisher"])
    for post in story.posts:
        shared = workflow.Shared(slugline=post.key, part_of=article)
        yield from _aged(post, _tell(post, shared, cast))


def _aged(story: DemoStory, begun: Mapping[str, Translation]) -> Iterator[ageing.Told]:
    age = timedelta(hours=story.hours)
    # Soon after what has just come out, everything follows sooner.
    after, later = min(TRANSLATED_AFTER, age / 4), min(CHANGED_AFTER, age / 8)
    for place, (language, version) in enumerate(story.versions.items()):
        translation = _fresh(begun[language])
        then = translation.latest_revision_id if version.then else None
        yield ageing.Told(translation, age - place * after, then, later)


def _columns(words: Names, field: str = "name") -> dict[str, str]:
    return {f"{field}_{language}": text for language, text in words.items()}


def _add_people() -> Cast:
    """The administrator, whom the machine's keeper makes, and all others, added by them."""
    (first,) = (person for person in PEOPLE if person.is_administrator)
    administrator = User.objects.create_superuser(password=PASSWORD, **_account(first))
    record_first_administrator(administrator)
    cast = {first.username: administrator}
    for person in PEOPLE:
        if person is not first:
            cast[person.username] = _add_person(person, administrator)
    return cast


def _account(person: Person) -> dict[str, object]:
    return {
        "is_demo": True,
        "username": person.username,
        "display_name": person.display_name,
        "interface_language": person.interface_language,
    }


def _add_person(person: Person, administrator: User) -> User:
    user = User(**_account(person))
    add_person(user, actor=administrator)
    roles = [DeskRole(language, role, person.sees_writers) for language, role in person.roles]
    change_roles(user, actor=administrator, give=roles)
    choose_password(user, actor=user, password=PASSWORD)
    user.refresh_from_db()
    return user


def _add_sections(administrator: User) -> dict[str, Section]:
    sections = {
        key: Section(position=position, **_columns(words))
        for position, (key, words) in enumerate(names.SECTIONS.items())
    }
    for section in sections.values():
        add_section(section, actor=administrator)
    return sections


def _add_authors(administrator: User) -> dict[str, Author]:
    authors = {
        key: Author(kind=kind, **_columns(words)) for key, (kind, words) in names.AUTHORS.items()
    }
    for author in authors.values():
        add_author(author, actor=administrator)
    return authors


def _add_tag(concept: Concept, administrator: User) -> None:
    spellings = [
        Spelled(language, text)
        for language, name in concept.names.items()
        for text in (name, *concept.spellings.get(language, ()))
    ]
    tag = Tag(kind=concept.kind, **_columns(concept.names))
    add_tag(tag, actor=administrator, spellings=spellings)


def _add_photo(subject: str, actor: User) -> int | None:
    if not subject:
        return None
    width, height = PICTURE_SIZE
    data = draw(subject, width=width, height=height, seed=1)
    words = _columns(pictures.DESCRIPTIONS[subject], "alt") | _columns(pictures.CREDIT, "credit")
    return workflow.add_photo(data, actor=actor, **words).photo.pk


def _tell(story: DemoStory, shared: workflow.Shared, cast: Cast) -> dict[str, Translation]:
    """Take every language version to its stage, then write the later texts over them."""
    begun: dict[str, Translation] = {}
    original = next(iter(story.versions))
    photo = _add_photo(story.photo, cast[WRITERS[original]])
    for language, version in story.versions.items():
        actor, content = cast[WRITERS[language]], _content(version, photo)
        if language == original:
            saved = workflow.create_story(
                actor=actor, language=language, content=content, shared=shared
            )
            begun[language] = _fresh(saved.translation)
        else:
            source = begun[original]
            saved = workflow.start_translation(source, actor=actor, language=language)
            begun[language] = _write(saved.translation, content, actor)
        _take(begun[language], version, cast)
    for language, version in story.versions.items():
        if version.then:
            content = _content(version.then, photo)
            written = _write(_fresh(begun[language]), content, cast[WRITERS[language]])
            _take(written, version.then, cast)
    return begun


def _content(version: DemoVersion, photo: int | None) -> workflow.Content:
    story = parse(f"{version.headline}\n\n{version.text}")
    return workflow.Content(
        headline=story.headline,
        standfirst=version.standfirst,
        body=story.body,
        lead_photo=photo,
        kind=version.kind,
        note=version.note if version.kind == RevisionKind.CORRECTION else "",
    )


def _write(translation: Translation, content: workflow.Content, actor: User) -> Translation:
    workflow.save_draft(
        translation,
        actor=actor,
        content=content,
        opened_revision=translation.latest_revision_id,
    )
    return _fresh(translation)


def _take(translation: Translation, version: DemoVersion, cast: Cast) -> None:
    """Walk a text to its stage, each move made by somebody whose move it is."""
    stage = version.stage
    opened = {"opened_revision": translation.latest_revision_id}
    if stage >= Stage.SUBMITTED:
        workflow.submit(translation, actor=cast[WRITERS[translation.language]], **opened)
    if stage == Stage.SENT_BACK:
        workflow.send_back(translation, actor=cast["editor"], note=version.note, **opened)
    if stage >= Stage.APPROVED:
        workflow.approve(translation, actor=cast["editor"], **opened)
    if stage >= Stage.SCHEDULED:
        at = database_now() + SCHEDULED_IN if stage == Stage.SCHEDULED else None
        workflow.publish(translation, actor=cast["publisher"], at=at, **opened)
    if stage == Stage.WITHDRAWN:
        workflow.withdraw(translation, actor=cast["publisher"], note=version.note)
    _talk(translation, version, cast["publisher"])


def _talk(translation: Translation, version: DemoVersion, actor: User) -> None:
    if version.remark:
        quote, words = version.remark
        passage = workflow.Passage(quote=quote)
        workflow.comment(translation, actor=actor, words=words, passage=passage, must=True)
    if version.better:
        quote, wording = version.better
        passage = workflow.Passage(quote=quote)
        workflow.suggest(translation, actor=actor, wording=wording, passage=passage)


def _fresh(translation: Translation) -> Translation:
    return Translation.objects.select_related("latest_revision").get(pk=translation.pk)
