"""Brings the demo's data in: names directly, stories through the verbs and by different people."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from articles import workflow
from articles.interop.plain_text import parse
from articles.models import Author, DeskMember, Outlet, Section, Spelling, Tag, Translation
from articles.models.clock import database_now
from articles.search.desk import Kind, index_rows, index_tag_names
from articles.text import hashtags
from newsroom.accounts.models import User
from newsroom.operations.demo.drawing.draw import draw

from . import countryside, names, pictures, town
from .people import PASSWORD, PEOPLE, Person
from .shapes import Concept, Names, Stage, Story, Version

STORIES = (*countryside.STORIES, *town.STORIES)
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
    cast = {person.username: _add_person(person) for person in PEOPLE}
    Outlet.objects.create(pk=1, **_columns(names.OUTLET), **_columns(names.TAGLINE, "tagline"))
    for concept in names.TAGS:
        _add_tag(concept)
    sections = _add_sections()
    authors = _add_authors()
    for story in STORIES:
        shared = workflow.Shared(
            slugline=story.key,
            section=sections[story.section],
            genre=story.genre,
            bylines=tuple(authors[name] for name in story.bylines),
        )
        _tell(story, shared, cast)


def _columns(words: Names, field: str = "name") -> dict[str, str]:
    return {f"{field}_{language}": text for language, text in words.items()}


def _add_person(person: Person) -> User:
    user = User.objects.create(
        username=person.username,
        display_name=person.display_name,
        interface_language=person.interface_language,
        password=make_password(PASSWORD),
        is_staff=True,
        is_superuser=person.is_administrator,
    )
    DeskMember.objects.bulk_create(
        DeskMember(person=user, language=language, role=role, sees_writers=person.sees_writers)
        for language, role in person.roles
    )
    return user


def _add_sections() -> dict[str, Section]:
    return {
        key: Section.objects.create(position=position, **_columns(words))
        for position, (key, words) in enumerate(names.SECTIONS.items())
    }


def _add_authors() -> dict[str, Author]:
    made = {
        key: Author.objects.create(kind=kind, **_columns(words))
        for key, (kind, words) in names.AUTHORS.items()
    }
    index_rows(Kind.AUTHOR, [author.pk for author in made.values()])
    return made


def _add_tag(concept: Concept) -> None:
    tag = Tag.objects.create(kind=concept.kind, **_columns(concept.names))
    for language, name in concept.names.items():
        for text in (name, *concept.spellings.get(language, ())):
            key = hashtags.key(text.replace(" ", "_"), language)
            Spelling.objects.create(tag=tag, language=language, text=text, key=key)
    index_tag_names(tag)


def _add_photo(subject: str, actor: User) -> int | None:
    if not subject:
        return None
    width, height = PICTURE_SIZE
    data = draw(subject, width=width, height=height, seed=1)
    words = _columns(pictures.DESCRIPTIONS[subject], "alt") | _columns(pictures.CREDIT, "credit")
    return workflow.add_photo(data, actor=actor, **words).photo.pk


def _tell(story: Story, shared: workflow.Shared, cast: Cast) -> None:
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


def _content(version: Version, photo: int | None) -> workflow.Content:
    story = parse(f"{version.headline}\n\n{version.text}")
    return workflow.Content(
        headline=story.headline,
        standfirst=version.standfirst,
        body=story.body,
        lead_photo=photo,
    )


def _write(translation: Translation, content: workflow.Content, actor: User) -> Translation:
    workflow.save_draft(
        translation,
        actor=actor,
        content=content,
        opened_revision=translation.latest_revision_id,
    )
    return _fresh(translation)


def _take(translation: Translation, version: Version, cast: Cast) -> None:
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


def _fresh(translation: Translation) -> Translation:
    return Translation.objects.select_related("latest_revision").get(pk=translation.pk)
