"""The door of the desk; other tests come in by a session that was made for them."""

import pytest
from playwright.sync_api import expect

PASSWORD = "a long password"


@pytest.mark.parametrize("has_script", [True, False])
def test_name_and_password_open_the_desk(page, plain, live_server, people, has_script):
    people.rojin.set_password(PASSWORD)
    people.rojin.interface_language = "kmr"
    people.rojin.save()
    page = page if has_script else plain()
    page.goto(f"{live_server.url}/admin/login/?next=/admin/")
    page.fill("[name=username]", "rojin")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")

    page.wait_for_url(f"{live_server.url}/admin/")
    expect(page.locator("html")).to_have_attribute("lang", "kmr")
