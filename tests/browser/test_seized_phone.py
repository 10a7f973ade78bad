"""What a browser's folder on the disk holds once somebody at the desk has signed out.

Of whoever takes the phone then: who they were, what they wrote, what they looked for.
"""

import shutil
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from articles import addresses
from tests import make

from .conftest import PATIENCE, QUIET
from .hands import save, screen_of, sent

pytestmark = pytest.mark.slow
PASSWORD = "darê bilind pênc masî şev"
SECRETS = {
    "headline": "سرقة مخزن القمح",
    "text": "شاهد رجلين يحملان الأكياس",
    "standfirst": "أقوال حارس الليل",
    "search": "wergirtina genim",
    "name": "rojin",
    "display name": "Rojîn Demirtaş",
}
# Kept by the browser, as the site's own pages do not: in each of the places that it may be told to.
PLANTED = "penhanî-1"
PLANT = """async (word) => {
  localStorage.setItem("kept", word);
  sessionStorage.setItem("kept", word);
  await (await caches.open("kept")).put("/kept/", new Response(word));
  await new Promise((done) => {
    const asked = indexedDB.open("kept", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept").put(word, 1);
    asked.onsuccess = () => { asked.result.close(); done(); };
  });
}"""


@contextmanager
def phone(playwright, folder):
    """A browser with a folder of its own, which it has written whole once this ends."""
    browser = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=shutil.which("chromium"),
        args=QUIET,
        timeout=PATIENCE,
        locale="en",
        viewport={"width": 360, "height": 740},
    )
    browser.set_default_timeout(PATIENCE)
    try:
        yield browser.pages[0]
    finally:
        browser.close()


def found(folder, words):
    """Which of the words stand in which file, however they are written there."""
    return sorted(
        (name, str(file.relative_to(folder)))
        for file in folder.rglob("*")
        if file.is_file()
        for name, word in words.items()
        if any(form in file.read_bytes() for form in _forms(word))
    )


def _forms(word):
    yield word.encode()
    yield word.encode("utf-16-le")
    yield quote(word).encode()


@pytest.mark.skipif(not shutil.which("chromium"), reason="only a whole Chromium keeps a folder")
def test_after_signing_out_a_phone_holds_nothing_of_the_desk(
    playwright, live_server, people, tmp_path
):
    person, folder = people.rojin, tmp_path / "profile"
    person.set_password(PASSWORD)
    person.display_name, person.interface_language = SECRETS["display name"], "en"
    person.is_quiet = True
    person.save()
    story = make.draft(people, headline=SECRETS["headline"])
    public = make.published(people, headline="حصاد القمح في الجزيرة")
    public_words = {"public headline": "حصاد القمح في الجزيرة", "public search": "arasteya-nan"}

    # Whether it keeps names and passwords is between a browser and whoever uses it.
    (folder / "Default").mkdir(parents=True)
    (folder / "Default" / "Preferences").write_text('{"credentials_enable_service": false}')

    with phone(playwright, folder) as page:
        page.goto(live_server.url + addresses.story("ar", public.article_id, public.slug))
        page.goto(f"{live_server.url}/kmr/search/?q={public_words['public search']}")
        page.goto(f"{live_server.url}/admin/login/")
        page.fill("[name=username]", SECRETS["name"])
        page.fill("[name=password]", PASSWORD)
        sent(page, page.locator("#login-form [type=submit]"))
        page.goto(screen_of(live_server, story))
        page.locator("[contenteditable=true]").fill(SECRETS["text"])
        page.locator("[name=standfirst]").fill(SECRETS["standfirst"])
        save(page)
        page.goto(f"{live_server.url}/admin/articles/translation/")
        page.fill("#searchbar", SECRETS["search"])
        page.press("#searchbar", "Enter")
        expect(page.locator("#searchbar")).to_have_value(SECRETS["search"])
        page.evaluate(PLANT, PLANTED)
    words = {**SECRETS, **public_words, "planted": PLANTED}
    before = found(folder, words)
    assert {name for name, _file in before} == {*public_words, "planted"}

    with phone(playwright, folder) as page:
        page.goto(f"{live_server.url}/admin/")
        expect(page.locator("details.account")).to_be_visible()
        page.locator("details.account summary").click()
        sent(page, page.locator("form[action*=logout] button"))
    assert found(folder, {**SECRETS, "planted": PLANTED}) == []
