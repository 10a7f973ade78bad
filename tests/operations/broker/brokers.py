"""Brokers as processes of their own, which can be taken away."""

import os
import shutil
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

from tests.operations.parts import Cache
from tests.operations.served import free_port, until
from tests.processes import PATIENCE

SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
# Debian's program on the path would run it as its own account, in its own folders.
RABBITMQ = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")


class Redis(Cache):
    IS_THERE = bool(shutil.which("redis-server"))


class RabbitMQ:
    IS_THERE = RABBITMQ.exists()

    def __init__(self, folder: Path) -> None:
        self.port, self.process = free_port(), None
        name = f"newsroom-{self.port}@localhost"
        (folder / "plugins").write_text("[].")
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "RABBITMQ_NODENAME": name,
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_MNESIA_BASE": str(folder / "kept"),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
            "RABBITMQ_CONF_ENV_FILE": str(folder / "none"),
            "RABBITMQ_CONFIG_FILE": str(folder / "none"),
        }
        self.start()

    @property
    def url(self) -> str:
        return f"amqp://guest:guest@127.0.0.1:{self.port}//"

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            [str(RABBITMQ)], env=self.environment, start_new_session=True, **SILENT
        )
        until(self._listens)

    def _listens(self) -> bool:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
            return True
        return False

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
