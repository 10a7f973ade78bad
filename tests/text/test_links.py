import pytest

from articles.text.attributes import address

MENDED = [
    ("www.example.org", "https://www.example.org"),
    ("example.org/x?a=1#b", "https://example.org/x?a=1#b"),
    ("t.me/kanala_me", "https://t.me/kanala_me"),
    ("Example.org:8443/x", "https://Example.org:8443/x"),
    ("//example.org/x", "https://example.org/x"),
    ("نوروز.سوريا/خبر", "https://نوروز.سوريا/خبر"),
    ("xn--mgbpl2fh.example", "https://xn--mgbpl2fh.example"),
    ("desk@example.org", "mailto:desk@example.org"),
    ("\u200edesk@example.org\u200e ", "mailto:desk@example.org"),
    ("https://www.google.com/url?q=https://e.org/ar?id%3D7&sa=D&ust=1", "https://e.org/ar?id=7"),
    ("https://www.google.com.tr/url?sa=t&url=https%3A%2F%2Fe.org%2F", "https://e.org/"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fe.org%2Fa%20b&h=AT0", "https://e.org/a%20b"),
    ("https://l.instagram.com/?u=https%3A%2F%2Fe.org%2F&e=AT", "https://e.org/"),
    (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org%2Fx&data=05",
        "https://e.org/x",
    ),
    ("https://l.wl.co/l?u=https%3A%2F%2Fe.org%2Fx", "https://e.org/x"),
    ("https://www.youtube.com/redirect?event=v&q=https%3A%2F%2Fe.org", "https://e.org"),
    (
        "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3D"
        "https%253A%252F%252Fe.org%252F%253Futm_source%253Dx",
        "https://e.org/",
    ),
    ("https://e.org/?utm_source=a&id=7&fbclid=IwAR#top", "https://e.org/?id=7#top"),
    ("https://e.org/?UTM_Medium=x", "https://e.org/"),
]
KEPT = [
    "https://example.org/a?q=https://other.example/&id=7",
    "https://example.org/?b=2&a=%D8%A7&c",
    "http://192.0.2.7/x",
    "https://www.google.com/search?q=https://e.org",
    "https://www.google.com/url?q=javascript:alert(1)",
    "https://l.facebook.com/l.php?u=//e.org",
    "https://[bad",
    "mailto:desk@example.org?subject=utm_source=1",
    "/ar/12/",
]
REFUSED = [
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "tel:+963111222333",
    "file:///etc/hosts",
    "example",
    "two words",
    "example.org two",
    "page.html",
    "folder/page.html",
    "192.168.0.1/x",
    "name@example",
    "a@b@example.org",
    "name@example.org/x",
    "https://good.example@evil.example/",
    "/\\evil.example",
    "//evil.example\\@x",
    "#part",
    "..",
    "",
]


@pytest.mark.parametrize(("written", "meant"), MENDED)
def test_an_address_is_made_whole_and_leads_straight(written, meant):
    assert address(written) == meant
    assert address(meant) == meant


@pytest.mark.parametrize("written", KEPT)
def test_an_address_that_is_sound_stays_to_the_letter(written):
    assert address(written) == written


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_address_of_a_page_or_of_mail_is_refused(written):
    assert address(written) is None


def test_a_long_chain_of_redirects_comes_to_an_end():
    assert address("https://t.me/iv?url=" * 400 + "https://e.org") is None
    assert address("https://t.me/iv?url=" * 9 + "https://e.org").endswith("https://e.org")
