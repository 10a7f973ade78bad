"""Apart from the settings, so that only a newsroom with a bucket loads what speaks S3."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class PrivateBucket(S3Storage):
    """A bucket that only the newsroom reads; readers ask the site, which knows what is live.

    As the folder does, raises OSError where the store is away or refuses.
    """

    def url(self, name: str, **_options: object) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def save(self, name: str | None, content: File, max_length: int | None = None) -> str:
        with _told_as_oserror():
            return super().save(name, content, max_length)

    def open(self, name: str, mode: str = "rb") -> File:
        with _told_as_oserror():
            return super().open(name, mode)

    def delete(self, name: str) -> None:
        with _told_as_oserror():
            super().delete(name)

    def exists(self, name: str) -> bool:
        with _told_as_oserror():
            return super().exists(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with _told_as_oserror():
            return super().listdir(name)


@contextmanager
def _told_as_oserror() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(str(error)) from error
