"""A form that is too large is not sent: what was typed stays on the page, with a sentence."""

from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests import make
from tests.processes import PATIENCE

MINE = "عنوان مع صورة كبيرة جدًا"
MEGABYTE = 1024 * 1024


@pytest.fixture
def writing(page, live_server, people, sign_in):
    story = make.draft(people)
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/translation/{story.pk}/change/")
    page.fill("[name=headline]", MINE)
    return story


def save(page):
    page.locator("#writing .actions").get_by_role("button", name="Save", exact=True).click()


def test_41_megabytes_stay_on_the_page_and_the_text_with_them(page, writing, tmp_path):
    sent = []
    page.on("request", lambda asked: asked.method == "POST" and sent.append(asked.url))
    large = tmp_path / "large.jpg"
    large.write_bytes(bytes(41 * MEGABYTE))
    page.set_input_files("#writing [name=new_photo]", large)
    save(page)

    told = page.locator("#writing [data-too-much]")
    expect(told).to_have_text(
        "This has 41.1 MB; the most at once is 30 MB. It was not sent, and nothing is lost: choose "
        "a smaller picture, or shorten the text."
    )
    expect(page.locator("[name=headline]")).to_have_value(MINE)
    assert not [url for url in sent if url.endswith("/change/")]

    page.set_input_files("#writing [name=new_photo]", [])
    save(page)
    expect(page.locator(".message-success")).to_have_text("Saved.")
    assert make.fresh(writing).latest_revision.headline == MINE


def test_five_megabytes_of_text_stay_on_the_page(page, writing):
    page.evaluate("document.querySelector('[name=note]').value = 'x'.repeat(5 * 1024 * 1024)")
    save(page)

    expect(page.locator("#writing [data-too-much]")).to_contain_text("the most at once is 4 MB")
    expect(page.locator("[name=headline]")).to_have_value(MINE)


def test_without_the_script_it_is_refused_unread(page, writing):
    place = urlsplit(page.url)
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    with closing(HTTPConnection(place.netloc, timeout=PATIENCE)) as line:
        line.putrequest("POST", place.path)
        for name, value in {
            "Content-Type": "multipart/form-data; boundary=x",
            "Content-Length": str(41 * MEGABYTE),
            "Cookie": cookies,
            "Referer": page.url,
        }.items():
            line.putheader(name, value)
        line.endheaders()  # and nothing of what was announced

        assert line.getresponse().status in (403, 413)
