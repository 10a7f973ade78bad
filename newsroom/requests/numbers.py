"""Each request has a number, which stands in its lines of the log and on answers that failed."""

from collections.abc import Callable
from secrets import token_hex

from django.http import HttpRequest, HttpResponse

from newsroom.logs import request_number

HEADER = "X-Request-ID"


class RequestNumberMiddleware:
    """The first of all. What others send is not taken over: it would come into the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = token_hex(8)
        before = request_number.set(number)
        try:
            response = self.get_response(request)
        finally:
            request_number.reset(before)
        if response.status_code >= 500:
            # Only there: every other answer to readers is the same for all.
            response[HEADER] = number
        return response
