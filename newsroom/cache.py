"""A cache that does not answer costs nothing but time: what it cannot give is worked out again."""

import logging
import time
from collections.abc import Callable, Mapping
from pickle import UnpicklingError

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# Seconds for which nobody asks a cache that did not answer, so that waiting for it costs once.
PAUSE = 30
# What reading a value raises that something else has written.
DAMAGED = (UnpicklingError, AttributeError, EOFError, ImportError, IndexError, ValueError)

# Address → when it is asked again, by the monotonic clock; of all threads.
_silent_until: dict[str, float] = {}


class _KeptClient(RedisCacheClient):
    """Keeps the library's client, which costs several times as much to make as to ask."""

    def get_client(self, key: str | None = None, *, write: bool = False) -> object:
        pool = self._get_connection_pool(write)
        kept = getattr(pool, "kept_client", None)
        if kept is None:
            kept = pool.kept_client = super().get_client(key, write=write)
        return kept


class PatientCache(RedisCache):
    """Redis, whose faults are told in the log and otherwise taken for an empty cache.

    Of the cache's methods those that the site calls; the others raise as they do.
    """

    def __init__(self, server: str, params: dict[str, object]) -> None:
        super().__init__(server, params)
        self._class = _KeptClient

    def get(self, key: str, default: object = None, version: int | None = None) -> object:
        return self._ask(lambda: super(PatientCache, self).get(key, default, version), default)

    def set(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        self._ask(lambda: super(PatientCache, self).set(key, value, timeout, version), None)

    def set_many(
        self,
        data: Mapping[str, object],
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> list[str]:
        return self._ask(lambda: super(PatientCache, self).set_many(data, timeout, version), [])

    def add(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Whether nothing stood there; nothing does in a cache that does not answer."""
        return self._ask(lambda: super(PatientCache, self).add(key, value, timeout, version), True)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._ask(lambda: super(PatientCache, self).delete(key, version), False)

    def delete_many(self, keys: list[str], version: int | None = None) -> None:
        self._ask(lambda: super(PatientCache, self).delete_many(keys, version), None)

    def _ask(self, act: Callable[[], object], otherwise: object) -> object:
        address = self._servers[0]
        if time.monotonic() < _silent_until.get(address, 0):
            return otherwise
        try:
            return act()
        except RedisError as error:
            logger.warning("The cache did not answer: %s", error)
            _silent_until[address] = time.monotonic() + PAUSE
        except DAMAGED as error:
            logger.warning("The cache holds what cannot be read: %s", error)
        return otherwise
