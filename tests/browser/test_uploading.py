"""Pictures on their way in, on pages without scripts and where the server says no."""

import pytest
from playwright.sync_api import expect

from articles.models import Photo
from tests import make
from tests.photos.pictures import exif, saved, scene
from tests.public.photos import photo

from .hands import SCENE, screen_of, sent, stored

# A picture of 31 MB; sent to the browser it would keep a busy machine at it for minutes.
CHOOSE_LARGE = """() => {
  const carried = new DataTransfer();
  const data = new Uint8Array(31 * 1024 * 1024);
  carried.items.add(new File([data], "big.jpg", { type: "image/jpeg" }));
  const field = document.querySelector("[name=pictures]");
  field.files = carried.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def picture(name, data):
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


@pytest.mark.browser_context_args(java_script_enabled=False)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_without_scripts_pictures_come_in_one_leads_and_gets_its_focal_point(
    page, live_server, people, sign_in, language
):
    story = make.draft(people)
    sign_in(people.rojin, language)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")
    page.fill("[name=credit_ar]", "روجين")
    wide = saved(scene(960, 320), "jpeg", exif=exif())
    files = [picture("one.jpg", SCENE), picture("two.jpg", wide), picture("x.svg", b"<svg/>")]
    page.set_input_files("[name=pictures]", files)
    page.click("[data-plain]")
    expect(page.locator(".upload-line")).to_have_count(3)
    expect(page.locator(".upload-line .said-good")).to_have_count(4)
    expect(page.locator(".upload-line .said-wrong")).to_have_count(1)
    lead = Photo.objects.get(width=960)
    assert Photo.objects.count() == 2
    assert lead.word_in("credit", "ar") == "روجين"

    page.goto(screen_of(live_server, story))
    page.click(".more-photos summary")
    page.check(f"[name=lead_photo][value='{lead.pk}']")
    page.fill("[name=lead_alt]", "سوق")
    page.click("#writing .actions [name=save]")
    expect(page.locator(".message-success")).to_be_visible()
    assert stored(story).lead_photo == lead.pk

    page.goto(f"{live_server.url}/admin/articles/photo/{lead.pk}/change/")
    page.fill("[name=focal_x]", "0.1")
    page.fill("[name=focal_y]", "0.75")
    sent(page, page.locator("button[name=_save]"))
    lead = Photo.objects.get(pk=lead.pk)
    assert (lead.focal_x, lead.focal_y) == (0.1, 0.75)


def test_a_picture_that_is_too_large_is_told_so_before_it_is_sent(
    page, live_server, people, sign_in
):
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")

    page.evaluate(CHOOSE_LARGE)

    line = page.locator(".upload-line")
    expect(line).to_contain_text("The file has 31 MB; the most is 25 MB. Send a smaller copy.")
    expect(line.get_by_role("button")).to_have_count(0)
    assert not any(url.endswith("/photo/upload/") for url in sent)


def test_what_is_refused_for_now_is_sent_again_later(page, live_server, people, sign_in, settings):
    settings.PHOTOS_PER_MINUTE = 1
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")
    wide = saved(scene(960, 320), "jpeg")
    page.set_input_files("[name=pictures]", [picture("one.jpg", SCENE), picture("two.jpg", wide)])
    second = page.locator(".upload-line").nth(1)
    expect(second).to_contain_text("You have sent many pictures in a short time.")
    assert Photo.objects.count() == 1

    settings.PHOTOS_PER_MINUTE = 2
    second.get_by_role("button", name="Try again").click()

    expect(second).to_contain_text("Stored as no.")
    assert Photo.objects.count() == 2


CHOOSE = {
    "en": ("Choose photos", "Choose a photo"),
    "ar": ("اختيار صور", "اختيار صورة"),
    "ckb": ("هەڵبژاردنی وێنەکان", "هەڵبژاردنی وێنەیەک"),
    "kmr": ("Wêneyan hilbijêre", "Wêneyekê hilbijêre"),
}


@pytest.mark.parametrize("language", CHOOSE)
def test_a_file_is_chosen_in_the_words_of_the_interface_by_mouse_and_by_keyboard(
    page, live_server, people, sign_in, language
):
    many, one = CHOOSE[language]
    made = photo(people)
    # Choosers are caught from the first page on: what begins with a press may begin after it.
    page.on("filechooser", lambda chooser: None)
    sign_in(people.rojin, language)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")
    with page.expect_file_chooser() as chooser:
        page.get_by_text(many, exact=True).click()
    chooser.value.set_files([picture("one.jpg", SCENE)])
    expect(page.locator(".upload-line .button")).to_have_count(1)

    page.goto(f"{live_server.url}/admin/articles/photo/{made.pk}/change/")
    page.click("details:has(#replace-by) summary")
    page.focus("#replace-by")
    page.keyboard.press("Tab")
    button = page.get_by_text(one, exact=True)
    expect(button).to_have_css("outline-style", "solid")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([picture("سوق قديم.jpg", SCENE)])
    expect(page.locator(".chosen-file")).to_have_text("سوق قديم.jpg")
    field = page.locator("#replace-file")
    assert field.evaluate("field => field.labels.length") == 2
    expect(field).to_have_css("clip-path", "inset(50%)")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_field_itself_says_what_was_chosen(page, live_server, people, sign_in):
    sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/photo/add/")

    field = page.locator("#pictures")
    expect(field).to_be_visible()
    assert field.bounding_box()["width"] > 100
