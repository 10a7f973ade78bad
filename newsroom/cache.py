"""A cache that does not answer costs nothing but time: what it cannot give is worked out again."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class PatientCache(RedisCache):
    """Redis, whose faults are told in the log and otherwise taken for an empty cache.

    Of the cache's methods those that the site calls; the others raise as they do.
    """

    def get(self, key: str, default: object = None, version: int | None = None) -> object:
        with _faults_told():
            return super().get(key, default, version)
        return default

    def set(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        with _faults_told():
            super().set(key, value, timeout, version)

    def delete_many(self, keys: list[str], version: int | None = None) -> None:
        with _faults_told():
            super().delete_many(keys, version)


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except RedisError as error:
        logger.warning("The cache did not answer: %s", error)
