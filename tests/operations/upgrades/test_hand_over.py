"""While one web process takes another's place, nginx has an answer to all that is sent.

What only reads it asks another for, where the first did not answer; what a form has sent it sends
once, so nothing of that may be cut off. A POST without a token is enough: the site refuses it.
"""

import itertools
import os
import ssl
import subprocess
import threading
from collections import Counter
from http.client import HTTPException, HTTPSConnection

import pytest

from tests.processes import PATIENCE, programs

from ..front import HOST, IS_THERE, nginx
from ..served import MANAGE, copied, free_port, manage, stop, until

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not IS_THERE, reason="nginx is not installed")]

ROUNDS = int(os.environ.get("ROUNDS", "3"))
SENDERS = 6
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
CONTEXT = ssl.create_default_context()
CONTEXT.check_hostname, CONTEXT.verify_mode = False, ssl.CERT_NONE


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
            place = {"source_address": (next(addresses), 0), "timeout": PATIENCE}
            line = HTTPSConnection("127.0.0.1", self.port, context=CONTEXT, **place)
            for _request in range(5):
                self.statuses[self.ask(line)] += 1
            line.close()

    def ask(self, line):
        try:
            line.request("POST", "/admin/", "x=1", {"Host": HOST})
            answer = line.getresponse()
            answer.read()
        except (OSError, HTTPException) as error:
            return repr(error)
        return answer.status

    def go_on(self):
        """Some more have been answered."""
        enough = self.statuses.total() + 10 * SENDERS
        until(lambda: self.statuses.total() >= enough)


def test_whatever_is_sent_during_a_hand_over_is_answered(tmp_path, django_db_setup):
    here, beside, plain, secured = (free_port() for _port in range(4))
    own = copied(tmp_path, DEBUG="0", ALLOWED_HOSTS=HOST, BEHIND_HTTPS="1")
    own["STATIC_ROOT"] = str(tmp_path / "static")
    manage(own, "collectstatic", "--noinput", "-v0")
    upstream = {"127.0.0.1:8000": f"127.0.0.1:{here}", "127.0.0.1:8001": f"127.0.0.1:{beside}"}
    with programs(own) as run:

        def begun(port):
            process = run(MANAGE, "serve", "--without-worker", "--port", str(port), **SILENT)
            manage(own, "ready", "--at", f"http://127.0.0.1:{port}")
            return process

        running = begun(here)
        with nginx(tmp_path, plain=plain, secured=secured, **upstream), Senders(secured) as senders:
            for port in [beside, here] * ROUNDS:
                taking = begun(port)
                senders.go_on()
                assert stop(running)[0] == 0
                senders.go_on()
                running = taking

    assert set(senders.statuses) == {403}, senders.statuses
