from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from ..answers import origin
from ..counters import reads


# Nobody is signed in here, so that no other site could do something in somebody's name.
@csrf_exempt
def read(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """A browser says that it shows a story; it gets the same answer whatever was counted."""
    if _is_from_here(request):
        reads.count(request, language, number)
    response = HttpResponse(status=204)
    response["Cache-Control"] = "no-store"
    return response


def _is_from_here(request: HttpRequest) -> bool:
    """As far as browsers say; under `no-referrer` the origin of what a page sends is "null"."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    said = request.headers.get("Origin", "null")
    return site == "same-origin" and said in ("null", origin(request))
