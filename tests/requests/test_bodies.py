import socket
import threading
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client
from django.urls import reverse

from newsroom.requests.cut_bodies import refuse_cut_bodies

NAME = "Rojîn " * 15
ROUNDS = 10
PATIENCE = 300  # seconds, so that a test that waits for ever fails


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def work(server):
    server.serve_forever()
    connections.close_all()


@pytest.fixture
def serve():
    servers = []

    def serve(application):
        server = WSGIServer(("127.0.0.1", 0), Quiet)
        server.set_app(application)
        thread = threading.Thread(target=work, args=[server])
        thread.start()
        servers.append((server, thread))
        return server.server_address

    yield serve
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def form(transactional_db):
    """Headers and body of a save: a new name for the administrator."""
    admin = get_user_model().objects.create_superuser("admin", interface_language="en")
    browser = Client()
    browser.force_login(admin)
    address = reverse("admin:accounts_user_change", args=[admin.pk])
    browser.get(address)
    token = browser.cookies["csrftoken"].value
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    fields = {
        "csrfmiddlewaretoken": token,
        "username": "admin",
        "interface_language": "en",
        "is_active": "on",
        "is_superuser": "on",
        "desk_roles-TOTAL_FORMS": 0,
        "desk_roles-INITIAL_FORMS": 0,
        # As if the form's own proof had come before what is cut.
        **{"token": "a" * 32, "opened": "0", "_end": "1"},
        "display_name": NAME,
    }
    body = urlencode(fields).encode()
    lines = [
        f"POST {address} HTTP/1.1",
        "Host: 127.0.0.1",
        "Connection: close",
        f"Cookie: csrftoken={token}; {settings.SESSION_COOKIE_NAME}={session}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n", body


def send(address, data):
    """Send the bytes, say that no more will come, and read the status of the answer."""
    with socket.create_connection(address, timeout=PATIENCE) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        answer = b""
        while chunk := line.recv(65536):
            answer += chunk
    return int(answer.split(b" ", 2)[1])


def stored_name():
    return get_user_model().objects.values_list("display_name", flat=True).get()


def test_a_whole_body_is_stored(serve, form):
    headers, body = form
    status = send(serve(refuse_cut_bodies(get_wsgi_application())), headers + body)

    assert status == 302
    assert stored_name() == NAME.strip()


def test_a_cut_body_is_never_stored(serve, form):
    headers, body = form
    address = serve(refuse_cut_bodies(get_wsgi_application()))
    statuses = {send(address, headers + body[: -1 - cut * 40]) for cut in range(ROUNDS)}

    assert statuses == {400}
    assert stored_name() == ""


def test_without_the_wrapper_a_cut_body_is_stored(serve, form):
    headers, body = form
    status = send(serve(get_wsgi_application()), headers + body[:-10])

    assert status == 302
    assert NAME.startswith(stored_name())
    assert 0 < len(stored_name()) < len(NAME.strip())
