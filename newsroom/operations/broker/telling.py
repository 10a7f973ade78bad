"""What is sent to the broker; while it is away nothing is lost but time."""

import logging

from django.db.models import Model
from kombu import Connection
from kombu.exceptions import OperationalError as Away

from .app import PATIENCE, QUEUE, TRIES, app, be_seen, do, rank
from .relay import relay

logger = logging.getLogger(__name__)


class Telling:
    """One line to the broker, opened again after it was lost."""

    def __init__(self) -> None:
        self._line: Connection | None = None
        self._is_away = False

    def what_is_due(self) -> int:
        """Of how many jobs it was told; 0 while it is away."""
        return self._by_the_line(lambda line: relay(lambda job: _tell(line, job))) or 0

    def that_workers_be_seen(self) -> None:
        """Have whichever worker takes the message note that it is at work."""
        self._by_the_line(lambda line: _send(line, be_seen.name, [], rank(100)))

    def _by_the_line(self, act: object) -> object:
        try:
            said = act(self._reached())
        except (Away, OSError, *app.connection_for_write().connection_errors) as error:
            if not self._is_away:
                logger.warning("The broker cannot be told of jobs: %s", error)
            self._is_away = True
            self.close()
            return None
        self._is_away = False
        return said

    def _reached(self) -> Connection:
        if self._line is None:
            line = app.connection_for_write(connect_timeout=PATIENCE)
            # By itself Celery would wait for a broker that is away for ever.
            line.ensure_connection(max_retries=TRIES, interval_start=0.1)
            self._line = line
        return self._line

    def close(self) -> None:
        if self._line is not None:
            self._line.release()
        self._line = None


def waiting_messages() -> int:
    """How many the broker holds. Raises OSError where it does not answer."""
    try:
        with app.connection_for_read(connect_timeout=PATIENCE) as line:
            line.ensure_connection(max_retries=TRIES, interval_start=0.1)
            queue = app.amqp.queues[QUEUE](line.default_channel)
            return queue.queue_declare().message_count
    except Away as error:
        raise ConnectionError(str(error)) from error


def _tell(line: Connection, job: Model) -> None:
    _send(line, do.name, [str(job.pk)], rank(job.priority))


def _send(line: Connection, name: str, args: list[str], place: int) -> None:
    app.send_task(name, args, connection=line, priority=place, retry=False)
