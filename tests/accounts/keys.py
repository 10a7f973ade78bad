"""An authenticator of the tests' own: makes passkeys and signs with them as the standard says."""

import base64
import hashlib
import json
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ORIGIN = "https://testserver"


def words(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Key:
    """One passkey; `counter` goes up with every signature."""

    def __init__(self, name: bytes = b"a key of the tests") -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.id = hashlib.sha256(name).digest()
        self.counter = 0

    def made(self, asked: dict, *, origin: str = ORIGIN, flags: int = PRESENT | VERIFIED) -> str:
        """What a browser sends of a new key."""
        public = cbor.encode(dict(ES256.from_cryptography_key(self.secret.public_key())))
        held = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(asked["publicKey"]["rp"]["id"], flags | ATTESTED) + held
        statement = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked, origin)
        return self._sent({"clientDataJSON": words(client), "attestationObject": words(statement)})

    def signed(
        self,
        asked: dict,
        person: object,
        *,
        origin: str = ORIGIN,
        flags: int = PRESENT | VERIFIED,
        kind: str = "webauthn.get",
    ) -> str:
        """What a browser sends of a signature by the key of that person."""
        self.counter += 1
        data = self._data(asked["publicKey"]["rpId"], flags)
        client = self._client(kind, asked, origin)
        signature = self.secret.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": words(client),
            "authenticatorData": words(data),
            "signature": words(signature),
            "userHandle": words(_handle(person)),
        }
        return self._sent(response)

    def _data(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self.counter)

    def _client(self, kind: str, asked: dict, origin: str) -> bytes:
        challenge = asked["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin}).encode()

    def _sent(self, response: dict) -> str:
        return json.dumps(
            {
                "id": words(self.id),
                "rawId": words(self.id),
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {},
            }
        )


def _handle(person: object) -> bytes:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    number, text = person.pk, ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text.encode()
