"""A number that is written otherwise leads nobody to more than the number does, and is no fault."""

from itertools import cycle, islice
from urllib.parse import quote

import pytest
from django.test import Client

from articles.pages.surfaces import SURFACES
from tests import make

from .pages import at_the_desk, form, screen
from .test_hostile_addresses import PART, ROUTES

pytestmark = pytest.mark.django_db
SECRET = "زنبقة-سرية"
# As another language's conversions would still take it for the number.
JUGGLED = ["{}abc", "{}.0", "{}e0", "0x{}", "+{}", "-{}", " {}", "{} ", "0{}", "[{}]"]
JUGGLED += ["{}%00", "{},2", "{}_0", "{}'--", "{}/../{}", "{};", "1e400", "NaN", "true", "null", ""]
JUGGLED += ['{{"id":{}}}', "٣"]
ASKED = ["preview=1", "status=draft", "p=1", "revision=2", "order=-pk", "id[]=1", "id=1abc"]
NUMBERS = ("object_id", "number", "person_id", "old", "new", "thread", "factor_id")


def juggled(pattern, number):
    return quote(pattern.replace("{}", str(number)).replace("{{", "{").replace("}}", "}"), safe="%")


def is_seen(answer):
    return answer.status_code >= 500 or (not answer.streaming and SECRET.encode() in answer.content)


def read_by_it(people, at_once):
    """Where a reader comes to a draft, or to an error; so many ways of writing at each path."""
    draft, live = make.draft(people, headline=SECRET), make.published(people)
    newer = make.revised(people, live, headline=f"{SECRET} ٢")
    reader, patterns, found = Client(), cycle(JUGGLED), []
    for number, path in paths_of(draft, newer):
        for pattern in islice(patterns, at_once):
            other = path.replace(f"/{number}", f"/{juggled(pattern, number)}", 1)
            if is_seen(reader.get(other, follow=True)):
                found.append(other)
    for query in ASKED:
        for path in ("/ar/", f"/ar/{draft.article_id}/", f"/ar/{live.article_id}/"):
            if is_seen(reader.get(f"{path}?{query}", follow=True)):
                found.append(f"{path}?{query}")
    return found


def paths_of(*versions):
    for version in versions:
        number = version.article_id
        for surface in SURFACES:
            for path in list(surface.paths(version))[:2]:
                if f"/{number}" in path:
                    yield number, path


def test_no_reader_comes_to_a_draft_by_it(people):
    assert read_by_it(people, 2) == []


@pytest.mark.slow
def test_nor_in_whatever_way_it_is_written(people):
    assert read_by_it(people, len(JUGGLED)) == []


def test_a_draft_would_be_seen_there(people):
    live = make.published(people, headline=SECRET)

    assert is_seen(at_the_desk(people.salma).get(screen(live)))
    assert SECRET.encode() in Client().get(f"/ar/{live.article_id}/", follow=True).content


def opened_by_it(people, names, at_once):
    """Where those people come to a draft that they may not read, or to an error."""
    story, patterns, found = make.draft(people, headline=SECRET), cycle(JUGGLED), []
    clients = [at_the_desk(getattr(people, name)) for name in names]
    for route in ROUTES:
        parts = [part.split(":")[-1].strip("<>") for part in PART.findall(route)]
        if not route.startswith("/admin") or not any(each in NUMBERS for each in parts):
            continue
        number = story.article_id if "/article/" in route else story.pk
        for pattern in islice(patterns, at_once):
            path = PART.sub(lambda _part, n=number, p=pattern: juggled(p, n), route)
            for client in clients:
                answers = client.get(path), client.post(path, {"_end": "1"})
                found += [path for answer in answers if is_seen(answer)]
    return found


def test_nobody_at_the_desk_comes_to_more_by_it(people):
    assert opened_by_it(people, ["azad"], 1) == []


@pytest.mark.slow
def test_nor_there_in_whatever_way_it_is_written(people):
    assert opened_by_it(people, ["azad", "stranger"], len(JUGGLED)) == []


ODD = ["[]", "{}", '{"$ne":null}', "-1", "9" * 400, "1.0", "²", "true", "\ud800", "a\0"]


@pytest.mark.slow
def test_no_field_of_a_form_ends_in_an_error_whatever_stands_in_it(people):
    """Each field in turn, once as a text and once as several."""
    story, values, found = make.published(people), cycle(ODD), []
    made = make.revised(people, story, headline="عنوان ثان")
    desk = at_the_desk(people.zelal)
    fields = form(desk.get(screen(made)), screen(made)).fields
    assert len(fields) > 20
    for name in fields:
        value = next(values)
        for sent in ({**fields, name: value}, {**fields, name: [value, value, "1"]}):
            answer = desk.post(screen(made), {key: _sendable(each) for key, each in sent.items()})
            if answer.status_code >= 500:
                found.append(f"{name}={sent[name]!r}")

    assert found == []


def _sendable(value):
    """A half of a pair goes out as the bytes that a browser would never send."""
    if isinstance(value, list):
        return [_sendable(each) for each in value]
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
