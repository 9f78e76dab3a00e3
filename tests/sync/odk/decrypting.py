"""An ODK decryptor of its own, after the words of the specification; the ciphers are those of the `openssl` command.

It shares no line with the product: what it opens, the tools of ODK open.
"""

import base64
import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

SUBMISSIONS = "{http://opendatakit.org/submissions}"
OPENROSA = "{http://openrosa.org/xforms}"


@dataclass
class KeyPair:
    """A project's keys, made by openssl."""

    private: Path
    public: bytes

    @classmethod
    def made(cls, folder: Path, bits: int = 2048) -> "KeyPair":
        private = folder / "project.pem"
        _openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", f"rsa_keygen_bits:{bits}", "-out", str(private))
        return cls(private, _openssl("pkey", "-in", str(private), "-pubout", "-outform", "DER"))

    @property
    def text(self) -> str:
        """As forms carry it: base64RsaPublicKey."""
        return base64.b64encode(self.public).decode()

    def decrypt(self, data: bytes, *, mask: str = "sha1") -> bytes:
        """Java's RSA/NONE/OAEPWithSHA256AndMGF1Padding: SHA-256 as the digest, SHA-1 in the mask."""
        options = ["rsa_padding_mode:oaep", "rsa_oaep_md:sha256", f"rsa_mgf1_md:{mask}"]
        given = [part for option in options for part in ("-pkeyopt", option)]
        return _openssl("pkeyutl", "-decrypt", "-inkey", str(self.private), *given, data=data)


@dataclass
class Opened:
    """What a record held, and what its manifest says."""

    form_id: str
    version: str | None
    instance_id: str
    xml: bytes
    media: dict[str, bytes]


def open_record(manifest: bytes, files: dict[str, bytes], keys: KeyPair) -> Opened:
    """Open everything, in the order in which it was encrypted, and hold it against the signature."""
    root = ElementTree.fromstring(manifest)
    assert root.tag == f"{SUBMISSIONS}data"
    assert root.get("encrypted") == "yes"
    wrapped = root.findtext(f"{SUBMISSIONS}base64EncryptedKey") or ""
    instance_id = root.findtext(f"{OPENROSA}meta/{OPENROSA}instanceID") or ""
    key = keys.decrypt(base64.b64decode(wrapped))
    assert len(key) == 32
    seed = list(hashlib.md5(instance_id.encode() + key).digest())
    plain: dict[str, bytes] = {}
    names = [str(one.text) for one in root.findall(f"{SUBMISSIONS}media/{SUBMISSIONS}file")]
    last = root.findtext(f"{SUBMISSIONS}encryptedXmlFile") or ""
    for counter, name in enumerate([*names, last]):
        seed[counter % 16] = (seed[counter % 16] + 1) & 0xFF
        plain[name.removesuffix(".enc")] = _without_padding(
            _openssl("enc", "-d", "-aes-256-cfb", "-K", key.hex(), "-iv", bytes(seed).hex(), data=files[name])
        )
    lines = [root.get("id") or ""]
    if root.get("version") is not None:
        lines.append(root.get("version") or "")
    lines += [wrapped, instance_id]
    lines += [f"{name}::{hashlib.md5(content).hexdigest()}" for name, content in plain.items()]
    signature = base64.b64decode(root.findtext(f"{SUBMISSIONS}base64EncryptedElementSignature") or "")
    assert keys.decrypt(signature) == hashlib.md5(("\n".join(lines) + "\n").encode()).digest()
    xml = plain.pop(last.removesuffix(".enc"))
    return Opened(root.get("id") or "", root.get("version"), instance_id, xml, plain)


def _without_padding(data: bytes) -> bytes:
    count = data[-1]
    assert 1 <= count <= 16
    assert data[-count:] == bytes([count]) * count
    return data[:-count]


def _openssl(*arguments: str, data: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout
