"""Apart from the settings, so that only a newsroom with a bucket loads what speaks S3."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from s3transfer.exceptions import RetriesExceededError, S3DownloadFailedError
from storages.backends.s3 import S3Storage

FAULTS = (BotoCoreError, ClientError, Boto3Error, RetriesExceededError, S3DownloadFailedError)
"""They have nothing in common; the last two come from a store that goes away while it is read."""

# Over HTTPS the library otherwise sends checksums behind the content, in pieces without a length
# announced, which most stores but Amazon's do not take.
PLAIN = Config(
    request_checksum_calculation="when_required", response_checksum_validation="when_required"
)


class PrivateBucket(S3Storage):
    """A bucket that only the newsroom reads; readers ask the site, which knows what is live.

    As the folder does, raises OSError where the store does not answer or refuses.
    """

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.client_config = self.client_config.merge(PLAIN)

    def url(self, name: str, **_options: object) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def save(self, name: str | None, content: File, max_length: int | None = None) -> str:
        with told_as_oserror():
            return super().save(name, content, max_length)

    def open(self, name: str, mode: str = "rb") -> File:
        """Fetches the whole file: what is opened can be read, whatever becomes of the store."""
        with told_as_oserror():
            opened = super().open(name, mode)
            _fetch(opened)
        return opened

    def delete(self, name: str) -> None:
        with told_as_oserror():
            super().delete(name)

    def exists(self, name: str) -> bool:
        with told_as_oserror():
            return super().exists(name)

    def size(self, name: str) -> int:
        with told_as_oserror():
            return super().size(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with told_as_oserror():
            return super().listdir(name)


def _fetch(opened: File) -> None:
    """Raises FileNotFoundError where the file was deleted since it was found."""
    try:
        # The first use fetches it; after a fault the next one would find an empty file.
        opened.seek(0)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            raise FileNotFoundError(opened.name) from error
        raise


@contextmanager
def told_as_oserror() -> Iterator[None]:
    try:
        yield
    except FAULTS as error:
        raise OSError(str(error)) from error
