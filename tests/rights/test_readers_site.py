"""Each address of the readers' site × method × signed in or not: to all the same, and only read."""

import pytest
from django.test import Client

from articles.pages.surfaces import SURFACES
from tests import make
from tests.admin.pages import at_the_desk
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
METHODS = {"post", "put", "patch", "delete", "options"}
WRITTEN_TO = {"report": {"post"}, "read": {"post"}}
# Browsers tell by it that a story was read, and nobody looks at it.
NOT_READ = {"read"}
# The form is drawn with what makes it once.
MADE_EACH_TIME = {"report"}


def test_who_is_signed_in_changes_no_answer_and_nobody_does_more_than_read(people):
    story = make.published(people, body="<p>فاض #النهر</p>", lead_photo=photo(people).pk)
    reader, publisher = Client(), at_the_desk(people.zelal)
    publisher.cookies["csrftoken"] = "nonsense"
    found = []
    for surface in SURFACES:
        for path in surface.paths(story):
            answer, other = reader.get(path), publisher.get(path)
            if surface.route not in MADE_EACH_TIME and told(answer) != told(other):
                found.append(f"another answer to who is signed in: {path}")
            if answer.cookies or other.cookies or answer.status_code >= 500:
                found.append(f"{answer.status_code}, with cookies or an error: {path}")
            if (answer.status_code == 405) != (surface.route in NOT_READ):
                found.append(f"{answer.status_code} to a reader: {path}")
            for method in METHODS - WRITTEN_TO.get(surface.route, set()):
                if getattr(publisher, method)(path).status_code != 405:
                    found.append(f"{method} is taken: {path}")

    assert found == []


def told(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, body, answer.get("Location")
