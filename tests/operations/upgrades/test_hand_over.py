"""While one web process takes another's place, nginx has an answer to all that is sent.

What only reads it asks another for, where the first did not answer; what a form has sent it sends
once, so nothing of that may be cut off. Behind the web server stands a small program in the site's
place, so that there can be many hand-overs.
"""

import itertools
import os
import socket
import ssl
import subprocess
import threading
from collections import Counter
from http.client import HTTPException, HTTPSConnection

import pytest

from newsroom.operations.management.commands.serve import web_server
from tests.processes import PATIENCE, programs

from ..front import HOST, IS_THERE, nginx
from ..served import free_port, page, stop, until, variables

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not IS_THERE, reason="nginx is not installed")]

ROUNDS = int(os.environ.get("ROUNDS", "3"))
SENDERS = 6
PROGRAM = """
import time
def application(environ, start_response):
    environ["wsgi.input"].read()
    time.sleep(0.02)
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
"""
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
CONTEXT = ssl.create_default_context()
CONTEXT.check_hostname, CONTEXT.verify_mode = False, ssl.CERT_NONE


class Line(HTTPSConnection):
    """To nginx on this machine, which asks for the name of the site."""

    def connect(self):
        line = socket.create_connection(("127.0.0.1", self.port), PATIENCE, self.source_address)
        self.sock = CONTEXT.wrap_socket(line, server_hostname=HOST)


class Senders:
    """They send without a pause, each line from an address of its own; `statuses` is what came."""

    def __init__(self, port):
        self.port, self.over, self.statuses = port, threading.Event(), Counter()
        numbers = range(1, SENDERS + 1)
        self.threads = [threading.Thread(target=self.send, args=(each,)) for each in numbers]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        for thread in self.threads:
            thread.join(PATIENCE)

    def send(self, number):
        # nginx limits what one address may ask for.
        addresses = itertools.cycle(f"127.1.{number}.{last}" for last in range(1, 250))
        while not self.over.is_set():
            line = Line(HOST, self.port, source_address=(next(addresses), 0))
            for _request in range(5):
                self.statuses[self.ask(line)] += 1
            line.close()

    def ask(self, line):
        try:
            line.request("POST", "/admin/", "x=1")
            answer = line.getresponse()
            answer.read()
        except (OSError, HTTPException) as error:
            return repr(error)
        return answer.status

    def go_on(self):
        """Some more have been answered."""
        enough = self.statuses.total() + 10 * SENDERS
        until(lambda: self.statuses.total() >= enough)


def test_whatever_is_sent_during_a_hand_over_is_answered(tmp_path):
    here, beside, plain, secured = (free_port() for _port in range(4))
    (tmp_path / "small.py").write_text(PROGRAM)
    own = variables(tmp_path, PYTHONPATH=str(tmp_path))
    upstream = {"127.0.0.1:8000": f"127.0.0.1:{here}", "127.0.0.1:8001": f"127.0.0.1:{beside}"}
    with programs(own) as run:

        def begun(port):
            _python, *words, _site = web_server(f"127.0.0.1:{port}", 8).command
            process = run(*words, "small:application", **SILENT)
            page(f"http://127.0.0.1:{port}/")
            return process

        running = begun(here)
        with nginx(tmp_path, plain=plain, secured=secured, **upstream), Senders(secured) as senders:
            for port in [beside, here] * ROUNDS:
                taking = begun(port)
                senders.go_on()
                assert stop(running)[0] == 0
                senders.go_on()
                running = taking

    assert set(senders.statuses) == {200}, senders.statuses
