"""An answer that is for one reader alone is kept for nobody."""

import pytest

CACHE = "newsroom.requests.page_cache.middleware.PageCacheMiddleware"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]


@pytest.mark.parametrize("header", ["Set-Cookie", "private", "no-store", "Vary"])
def test_an_answer_that_is_somebodys_own_is_not_kept(client, paths, stored, settings, header):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE]
    settings.MIDDLEWARE.insert(settings.MIDDLEWARE.index(CACHE) + 1, f"{__name__}.Spoiling")
    Spoiling.how = header

    assert client.get(paths["home"]).status_code == 200
    assert stored == []


class Spoiling:
    """Makes of every answer one for a single reader."""

    how = ""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if self.how == "Set-Cookie":
            response.set_cookie("a", "b")
        elif self.how == "Vary":
            response["Vary"] = "Accept-Language"
        else:
            response["Cache-Control"] = self.how
        return response
