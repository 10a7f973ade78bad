"""Making all safe repairs comes to the same with and without the script, and is one step."""

import pytest
from playwright.sync_api import expect

from articles.models import HouseStyle
from articles.text.plain import to_plain
from articles.text.sanitize import clean
from articles.workflow import content_of
from articles.workflow.texts.correcting import safely_repaired
from tests import make

from .hands import open_read, screen_of

# In most of them one repair uncovers another.
BODIES = {
    "ar": [
        "<p>قال «\u200b سوق <strong>جديد </strong> » ،\u200b ثم و  قال.</p><p>عاد ؟</p>",
        "<p>الـسوق , <em>و المـدينة</em> ? ســوق۔</p><h2>قال ( سوق ) ؛</h2>",
        "<ul><li><p>ب <strong>سوق</strong> ، و</p></li><li><p>لـ « سوق»</p></li></ul>",
        '<figure data-photo="7"><figcaption>سوق ، وسط</figcaption></figure><p>ﺳﻮق  ، هنا</p>',
    ],
    "ckb": [
        "<p>كوردستان , هه\u200cولێر ؟ <strong>ســڵاو</strong>, ووڵات و ازادی</p>",
        "<p>« بەل\u065aام » راستە ,</p><blockquote><p>کەی ? ي</p></blockquote>",
    ],
    "kmr": [
        "<p>jı bo <em>İran</em> ، Șêx « erê » ,</p><p>Giþtî 20 ê , e\u0302</p>",
        "<p>QAMİŞLO ؟ “ erê ” 20  ê ,<br>erê ,</p>",
    ],
}
WRITERS = {"ar": "rojin", "ckb": "berfin", "kmr": "berfin"}


def written(field, before):
    """The text that the field has once the editor has written it out."""
    expect(field).not_to_have_value(before)
    return field.input_value()


@pytest.mark.parametrize("language", BODIES)
def test_the_script_makes_what_the_server_makes_and_takes_it_back_in_one_step(
    page, live_server, people, sign_in, language
):
    sign_in(getattr(people, WRITERS[language]))
    page.on("dialog", lambda dialog: dialog.accept())
    for body in BODIES[language]:
        story = make.draft(people, language, body=body)
        content = content_of(make.fresh(story).latest_revision)
        wanted = safely_repaired(content, language, style=HouseStyle(), left=())
        open_read(page, screen_of(live_server, story))
        expect(page.locator(".found, .field-found").first).to_be_visible()
        field = page.locator("[name=body]")
        before = field.input_value()
        page.locator("[name=repair_safe]").click()
        expect(page.locator("[name=repair_safe]")).to_have_count(0)

        assert clean(written(field, before)) == wanted.body != content.body
        page.locator("[contenteditable=true]").focus()
        repaired = field.input_value()
        page.keyboard.press("Control+z")
        assert to_plain(clean(written(field, repaired))) == to_plain(before)
