import pytest
from django.urls import reverse

from articles.models import Revision, Section, WorkingCopy
from tests import make

ADDRESS = "admin:articles_section_add"
CP1256 = "سياسة".encode("cp1256")
TOKEN = b"a" * 32
SURROGATE = b"\xed\xa0\x80"
BROKEN = [CP1256, SURROGATE, "سياسة".encode()[:-1], b"\xff"]


def form(name: bytes) -> bytes:
    quoted = b"".join(b"%%%02X" % byte for byte in name)
    return b"name_ar=" + quoted + b"&position=1&_save=1&opened=0&token=%b&_end=1" % TOKEN


def parts(name: bytes) -> bytes:
    fields = {b"name_ar": name, b"position": b"1", b"_save": b"1"}
    fields |= {b"opened": b"0", b"token": TOKEN, b"_end": b"1"}
    lines = [
        b'--edge\r\nContent-Disposition: form-data; name="' + field + b'"\r\n\r\n' + value + b"\r\n"
        for field, value in fields.items()
    ]
    return b"".join(lines) + b"--edge--\r\n"


WAYS = {
    "application/x-www-form-urlencoded": form,
    "multipart/form-data; boundary=edge": parts,
}


@pytest.mark.parametrize("kind", WAYS)
@pytest.mark.parametrize("name", BROKEN)
def test_bytes_that_are_no_text_are_refused_and_nothing_is_stored(client, people, kind, name):
    client.force_login(people.admin)

    answer = client.post(reverse(ADDRESS), WAYS[kind](name), content_type=kind)

    assert answer.status_code == 400
    assert "UTF-8" in answer.content.decode()
    assert not Section.objects.exists()


@pytest.mark.parametrize("kind", WAYS)
def test_text_is_stored_as_it_was_sent(client, people, kind):
    client.force_login(people.admin)

    answer = client.post(reverse(ADDRESS), WAYS[kind]("سیاسەت 😀".encode()), content_type=kind)

    assert answer.status_code == 302
    assert Section.objects.get().name_ar == "سیاسەت 😀"


@pytest.mark.parametrize("kind", WAYS)
def test_a_form_that_says_it_is_in_another_encoding_is_refused(client, people, kind):
    client.force_login(people.admin)
    body, said = WAYS[kind](CP1256), f"{kind}; charset=windows-1256"

    answer = client.generic("POST", reverse(ADDRESS), body, content_type=said)

    assert answer.status_code == 400
    assert not Section.objects.exists()


def test_what_is_typed_is_not_kept_as_question_marks(client, people):
    story = make.draft(people)
    client.force_login(people.rojin)
    address = reverse("admin:translation_keep", args=[story.pk])

    body = b"body=" + CP1256 + b"&_end=1"
    answer = client.post(address, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 400
    assert not WorkingCopy.objects.exists()
    assert Revision.objects.count() == 1
