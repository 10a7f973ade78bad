"""A bucket, as far as backups use one: whatever goes wrong there is an OSError.

Apart from the rest, so that only whoever names a bucket loads what speaks S3.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

from newsroom.storage.bucket import PLAIN, told_as_oserror

from .faults import Damaged

PIECES = TransferConfig(use_threads=False)
GONE, HELD, DENIED, UNKNOWN = {404}, {409, 412}, {403}, {400, 405, 501}


class Denied(OSError):
    """The key has no right to."""


class Bucket:
    def __init__(self, name: str, store: Mapping[str, str]) -> None:
        """`store`: ENDPOINT, REGION, ACCESS_KEY and SECRET_KEY, "" for what the machine knows."""
        self.name = name
        self.client = boto3.client(
            "s3",
            endpoint_url=store["ENDPOINT"] or None,
            region_name=store["REGION"],
            aws_access_key_id=store["ACCESS_KEY"] or None,
            aws_secret_access_key=store["SECRET_KEY"] or None,
            config=Config(
                signature_version="s3v4",
                s3={"addressing_style": "path" if store["ENDPOINT"] else "auto"},
                retries={"mode": "standard", "max_attempts": 4},
                connect_timeout=10,
            ).merge(PLAIN),
        )

    def sizes(self, prefix: str) -> Iterator[tuple[str, int]]:
        """The keys below it with their bytes, in order."""
        with told_as_oserror():
            pages = self.client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self.name, Prefix=prefix):
                for each in page.get("Contents", ()):
                    yield each["Key"], each["Size"]

    def send(self, path: Path, key: str) -> None:
        """Whole, or not at all."""
        with told_as_oserror():
            self.client.upload_file(str(path), self.name, key, Config=PIECES)
            there = self.client.head_object(Bucket=self.name, Key=key)["ContentLength"]
        if there != path.stat().st_size:
            raise OSError(f"{key} has {there} bytes in the bucket, not {path.stat().st_size}.")

    def fetch(self, key: str, file: BinaryIO) -> None:
        with told_as_oserror():
            try:
                self.client.download_fileobj(self.name, key, file, Config=PIECES)
            except ClientError as error:
                if _status(error) in GONE:
                    raise Damaged(f"{key} is missing in the bucket {self.name}.") from error
                raise

    def read(self, key: str) -> tuple[bytes, str] | None:
        """A small thing whole, and the tag of what stands there; None where nothing does."""
        with told_as_oserror():
            try:
                found = self.client.get_object(Bucket=self.name, Key=key)
                return found["Body"].read(), found["ETag"]
            except ClientError as error:
                if _status(error) in GONE and _code(error) != "NoSuchBucket":
                    return None
                raise

    def write(self, key: str, content: bytes, instead_of: str | None) -> str | None:
        """Write a small thing where that tag stands (None: nothing), and return its own tag.

        None where something else stands. Stores that know no conditions take it as it is.
        """
        only = {"IfMatch": instead_of} if instead_of else {"IfNoneMatch": "*"}
        known = {"Bucket": self.name, "Key": key, "Body": content}
        with told_as_oserror():
            try:
                return self.client.put_object(**known, **only)["ETag"]
            except ClientError as error:
                if _status(error) in HELD:
                    return None
                if _status(error) not in UNKNOWN:
                    raise
                return self.client.put_object(**known)["ETag"]

    def remove(self, key: str) -> None:
        """Raises Denied and OSError."""
        with told_as_oserror():
            try:
                self.client.delete_object(Bucket=self.name, Key=key)
            except ClientError as error:
                if _status(error) in DENIED:
                    raise Denied(str(error)) from error
                raise

    def drop_pieces(self, prefix: str) -> None:
        """Of what was being sent by whoever was killed: no list shows it, and somebody pays."""
        with told_as_oserror():
            pages = self.client.get_paginator("list_multipart_uploads")
            for page in pages.paginate(Bucket=self.name, Prefix=prefix):
                for each in page.get("Uploads", ()):
                    known = {"Key": each["Key"], "UploadId": each["UploadId"]}
                    self.client.abort_multipart_upload(Bucket=self.name, **known)


def _status(error: ClientError) -> int:
    return error.response["ResponseMetadata"]["HTTPStatusCode"]


def _code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")
