#!/usr/bin/env python3
"""Checks an evidence package. Needs Python 3.8 or newer, openssl 3, and nothing else.

    python3 verify.py [folder]

Ends with 0 only if every file is as it was written, every signature is good and everything belongs together.
Each finding is one line; what is wrong begins with WRONG.
"""

import sys

if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    # Python looks first beside this file, where whoever changed the package may have laid a module of the same name.
    del sys.path[0]

import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import tempfile

FORMAT = "1"
PREFIX = b"DSSEv1"
TYPE = "application/vnd.svidok."
LISTS = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
#: What may lie outside of data/; whatever else does, nobody sealed or signed.
KNOWN = re.compile(
    r"bagit\.txt|bag-info\.txt|manifest-sha256\.txt|VERIFY\.txt|verify\.py|index\.json|log\.json"
    r"|signed/[0-9a-f]{64}\.pae|signed/[0-9a-f]{64}\.[0-9a-f]{16}\.sig|keys/[0-9a-f]{16}\.pem"
)
PEM = "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n"
START = bytes.fromhex("302a300506032b6570032100")


class Wrong(Exception):
    """Something is not as it was written."""


def plain(text):
    """What came from outside moves no cursor, hides no line and adds none."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(text))


def read(folder, path):
    with open(os.path.join(folder, *path.split("/")), "rb") as file:
        return file.read()


def sha256_of(folder, path):
    digest = hashlib.sha256()
    with open(os.path.join(folder, *path.split("/")), "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest()


def all_files(folder):
    found = []
    for place, folders, names in os.walk(folder):
        for name in folders + names:
            full = os.path.join(place, name)
            if os.path.islink(full):
                raise Wrong("a link in the package: " + name)
        found += [os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/") for name in names]
    return set(found)


def listed(folder, name):
    """The lines of a manifest, which has exactly one way to be written."""
    text = read(folder, name).decode("utf-8")
    entries = [line.split("  ", 1) for line in text.splitlines()]
    if any(len(entry) != 2 or len(entry[0]) != 64 for entry in entries):
        raise Wrong(name + " is not a list of digests")
    found = {path: digest for digest, path in entries}
    if text != "".join(digest + "  " + path + "\n" for path, digest in sorted(found.items())):
        raise Wrong(name + " was changed")
    return found


def check_files(folder):
    if read(folder, "bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        raise Wrong("bagit.txt was changed")
    payload, tags = (listed(folder, name) for name in LISTS)
    if any(not path.startswith("data/") for path in payload) or any(path.startswith("data/") for path in tags):
        raise Wrong("a list names what belongs into the other")
    for path in sorted(tags):
        if not KNOWN.fullmatch(path):
            raise Wrong("nobody signed this file: " + path)
    named = {**payload, **tags}
    there = all_files(folder) - {LISTS[1]}
    for path in sorted(there ^ set(named)):
        raise Wrong(("not in the lists: " if path in there else "missing: ") + path)
    for path, digest in sorted(named.items()):
        if sha256_of(folder, path) != digest:
            raise Wrong("changed: " + path)
    return len(named)


def openssl():
    """Its full path. By its name alone it may be run from the folder one stands in: Windows looks there first."""
    name = "openssl.exe" if os.name == "nt" else "openssl"
    for place in os.environ.get("PATH", "").split(os.pathsep):
        found = os.path.join(place.strip('"'), name)
        if os.path.isabs(found) and os.path.isfile(found) and os.access(found, os.X_OK):
            return found
    raise Wrong("openssl 3 is not here, so no signature was checked")


def openssl_is_there():
    try:
        said = subprocess.run([openssl(), "version"], capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return False
    return said.startswith("OpenSSL ") and int(said.split()[1].split(".")[0]) >= 3


def is_signed(key_file, message_file, signature_file):
    command = [openssl(), "pkeyutl", "-verify", "-pubin", "-inkey", key_file, "-rawin", "-in", message_file]
    return subprocess.run([*command, "-sigfile", signature_file], capture_output=True, check=False).returncode == 0


def key_id(public):
    return hashlib.sha256(public).hexdigest()[:16]


def public_of(pem):
    raw = base64.b64decode(b"".join(pem.splitlines()[1:2]), validate=True)
    # Exactly one way to write it: openssl must not read another key than we do.
    if len(raw) != 44 or raw[:12] != START or pem != PEM.format(base64.b64encode(raw).decode()).encode():
        raise Wrong("not an Ed25519 key")
    return raw[12:]


class Signed:
    """What was signed: its kind, its payload, and by which keys."""

    def __init__(self, folder, digest):
        self.digest = digest
        content = read(folder, "signed/" + digest + ".pae")
        if hashlib.sha256(content).hexdigest() != digest:
            raise Wrong("signed/" + digest + " has another digest")
        start, size, rest = content.split(b" ", 2)
        kind = rest[: int(size)].decode("ascii")
        size, self.payload = rest[int(size) + 1 :].split(b" ", 1)
        if start != PREFIX or len(self.payload) != int(size) or not kind.startswith(TYPE):
            raise Wrong("signed/" + digest + " is not a signed object")
        self.kind = kind[len(TYPE) :].split(".")[0]
        self.said = json.loads(self.payload)
        self.keys = []
        for name in sorted(os.listdir(os.path.join(folder, "signed"))):
            parts = name.split(".")
            if len(parts) == 3 and parts[0] == digest and parts[2] == "sig":
                self._check(folder, parts[1])
        if not self.keys:
            raise Wrong("signed/" + digest + " is not signed by a key of this package")

    def _check(self, folder, key):
        key_file = os.path.join(folder, "keys", key + ".pem")
        if not os.path.exists(key_file):
            return
        public = public_of(read(folder, "keys/" + key + ".pem"))
        if key_id(public) != key:
            raise Wrong("keys/" + key + ".pem is another key")
        paths = [os.path.join(folder, "signed", self.digest + end) for end in (".pae", "." + key + ".sig")]
        if not is_signed(key_file, *paths):
            raise Wrong("bad signature: signed/" + self.digest + "." + key + ".sig")
        self.keys.append(public.hex())


def of_kind(signed, digest, kind):
    if digest not in signed or signed[digest].kind != kind:
        raise Wrong("no " + kind + " " + str(digest))
    return signed[digest]


def check_certificate(signed, digest, organisation, key):
    certificate = of_kind(signed, digest, "certificate")
    may = [organisation["root"], *organisation["issuers"]]
    if not any(one in may for one in certificate.keys):
        raise Wrong("certificate " + digest + " is not signed by the organisation")
    if certificate.said["device_key"] != key:
        raise Wrong("certificate " + digest + " is of another key")
    return certificate.said


def check_interview(folder, entry, signed, organisation, checked):
    manifest = of_kind(signed, entry["manifest"], "revision")
    said = manifest.said
    if said["author"]["key"] not in manifest.keys or said["author"]["cert"] != entry["certificate"]:
        raise Wrong(entry["number"] + ": not signed by its author")
    author = check_certificate(signed, entry["certificate"], organisation, said["author"]["key"])
    if [said["interview"], said["rev"]] != [entry["interview"], entry["revision"]]:
        raise Wrong(entry["number"] + ": another interview")
    if said["practice"] or author["practice"]:
        print("PRACTICE, nothing that anybody told:", plain(entry["number"]))
    place = entry["place"]
    if not re.fullmatch("data/[0-9]{4,8}", place) or place + "/commitments.json" in checked:
        raise Wrong("two interviews in one place, or an odd one")
    checked.add(place + "/commitments.json")
    keys = {part: bytes.fromhex(key) for part, key in json.loads(read(folder, place + "/commitments.json")).items()}
    commits = {part["kind"]: part["commit"] for part in said["parts"]}
    texts = {}
    for part in entry["parts"]:
        text = read(folder, place + "/" + part + ".json")
        if not hmac.compare_digest(hmac.new(keys[part], text, hashlib.sha256).hexdigest(), commits[part]):
            raise Wrong(entry["number"] + ": part " + part + " is not what was sealed")
        texts[part] = json.loads(text)
        checked.add(place + "/" + part + ".json")
        if texts[part]["number"] != entry["number"] or [texts[part]["interview"], texts[part]["rev"]] != [
            said["interview"],
            said["rev"],
        ]:
            raise Wrong(entry["number"] + ": part " + part + " is of another interview")
    segments = {one["id"]: one["segs"] for one in said["attachments"]}
    for number, file in sorted(entry["files"].items()):
        check_file(folder, entry, number, file, segments.get(number, []), keys[file["part"]], texts)
        checked.update(place + "/" + name for name in file["names"])
    return author


def check_file(folder, entry, number, file, segments, key, texts):
    if not segments or len(segments) != len(file["names"]):
        raise Wrong(entry["number"] + ": file " + number + " is not whole")
    for place, name in enumerate(file["names"], 1):
        if not re.fullmatch("[a-z_]+-{}-{:02}[.][a-z0-9]+".format(re.escape(number), place), name):
            raise Wrong("a file has the name of another: " + name)
    digests = [sha256_of(folder, entry["place"] + "/" + name) for name in file["names"]]
    for digest, segment in zip(digests, segments):
        commit = hmac.new(key, b"segment\0" + bytes.fromhex(digest), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(commit, segment["commit"]):
            raise Wrong(entry["number"] + ": file " + number + " is not what was sealed")
    for one in texts.get(file["part"], {}).get("attachments", []):
        if one["id"] == number and list(one["sha256"]) != digests:
            raise Wrong(entry["number"] + ": file " + number + " is not the one that its part names")


def check_custody(signed, organisation):
    """Lines of the custody logs: each is signed by the key that it names, and that by the organisation's word."""
    may = {organisation["root"], *organisation["issuers"]}
    devices = {
        one.said["device_key"] for one in signed.values() if one.kind == "certificate" and may.intersection(one.keys)
    }
    count = 0
    for one in signed.values():
        if one.kind == "custody-entry":
            if one.said["key"] not in one.keys or one.said["key"] not in devices:
                raise Wrong("a custody entry is not signed by its device")
            count += 1
    return count


def inclusion_root(leaf, index, size, proof):
    """The root that a leaf and the subtrees beside it imply (RFC 9162 section 2.1), these from left to right."""
    if not 0 <= index < size:
        # Beside all leaves, the root itself would be the whole proof.
        raise Wrong("a proof of the log is for no entry of it")
    left = iter([base64.b64decode(one, validate=True) for one in proof])

    def over(start, stop):
        if not start <= index < stop:
            return next(left)
        if stop - start == 1:
            return leaf
        middle = start + (1 << ((stop - start - 1).bit_length() - 1))
        before = over(start, middle)
        return hashlib.sha256(b"\x01" + before + over(middle, stop)).digest()

    root = over(0, size)
    if next(left, None) is not None:
        raise Wrong("a proof of the log is too long")
    return root


def check_note(text, public, folder):
    """The signature of central under its checkpoint (a signed note)."""
    key_file = os.path.join(folder, "keys", key_id(public) + ".pem")
    if public_of(read(folder, "keys/" + key_id(public) + ".pem")) != public:
        raise Wrong("the key of central is another key")
    body, _, lines = text.partition("\n\n")
    body += "\n"
    for line in lines.splitlines():
        raw = base64.b64decode(line.rsplit(" ", 1)[1], validate=True)
        with tempfile.TemporaryDirectory() as place:
            names = [os.path.join(place, name) for name in ("text", "signature")]
            for name, content in zip(names, (body.encode(), raw[4:])):
                with open(name, "wb") as file:
                    file.write(content)
            if len(raw) == 68 and is_signed(key_file, *names):
                return body
    raise Wrong("the log's checkpoint is not signed by central")


def check_log(folder, organisation, interviews):
    log = json.loads(read(folder, "log.json"))
    public = bytes.fromhex(organisation["central"]["receipt_key"])
    origin, size, root = check_note(log["checkpoint"], public, folder).splitlines()[:3]
    if not origin.endswith("/" + key_id(public)):
        raise Wrong("the checkpoint is of another log")
    proofs = {proof["manifest"]: proof for proof in log["proofs"]}
    for manifest in interviews:
        if manifest not in proofs:
            print("NOTE: central's log did not have", manifest, "when the package was made")
            continue
        proof = proofs[manifest]
        leaf = json.dumps(
            {"device": proof["device"], "digest": manifest, "kind": "revision", "seq": proof["seq"]},
            separators=(",", ":"),
            sort_keys=True,
        )
        found = inclusion_root(
            hashlib.sha256(b"\x00" + leaf.encode()).digest(), proof["index"], int(size), proof["path"]
        )
        if base64.b64encode(found).decode() != root:
            raise Wrong("an interview is not in central's log")
    return int(size)


def check(folder):
    count = check_files(folder)
    print("every file is as it was written:", count)
    if not openssl_is_there():
        raise Wrong("openssl 3 is not here, so no signature was checked")
    index = json.loads(read(folder, "index.json"))
    if index["format"] != FORMAT:
        raise Wrong("a newer format: use the verify.py of that package")
    names = os.listdir(os.path.join(folder, "signed"))
    signed = {name[:-4]: Signed(folder, name[:-4]) for name in sorted(names) if name.endswith(".pae")}
    organisation = of_kind(signed, index["organisation"], "organisation-package")
    root = bytes.fromhex(organisation.said["root"])
    if root.hex() not in organisation.keys or key_id(root) != index["root"]:
        raise Wrong("the organisation's package is not signed by its root")
    checked = set()
    for entry in index["interviews"]:
        author = check_interview(folder, entry, signed, organisation.said, checked)
        print(
            "interview",
            plain(entry["number"]),
            "revision",
            entry["revision"],
            "by",
            plain(author["person"]),
            "device",
            plain(author["code"]) + ":",
            ", ".join(entry["parts"]),
            "and",
            len(entry["files"]),
            "files are what was sealed",
        )
        if not entry["parts"]:
            print("NOTE: no part of it is here, so nothing proves its number:", plain(entry["number"]))
        for other in entry.get("beside", []):
            print("NOTE: another correction stands beside it, and nobody has decided between them:", plain(other))
    if not checked:
        raise Wrong("no interview is in this package")
    for path in sorted(set(listed(folder, LISTS[0])) - checked):
        raise Wrong("nobody sealed this file: " + path)
    print("lines of custody, each signed:", check_custody(signed, organisation.said))
    if os.path.exists(os.path.join(folder, "log.json")):
        size = check_log(folder, organisation.said, [entry["manifest"] for entry in index["interviews"]])
        print("what is not noted stands in central's log of", size, "entries")
    else:
        print("NOTE: no proof of central's log is in this package")
    for stays in index["stays"]:
        print("stays back:", plain(stays["number"]), plain(stays["what"]), "-", plain(stays["reason"]))
    print("organisation:", plain(organisation.said["name"]))
    print("fingerprint of its root key:", hashlib.sha256(root).hexdigest())
    print("Compare that fingerprint with the one that the organisation gave you by another way.")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot draw a name makes nothing of the package wrong.
        stream.reconfigure(errors="backslashreplace")
    try:
        check(folder)
    except (Wrong, OSError, KeyError, IndexError, TypeError, ValueError, AttributeError, StopIteration) as error:
        print(
            "WRONG:",
            plain(str(error)) if isinstance(error, Wrong) else "the package is damaged (" + type(error).__name__ + ")",
        )
        return 1
    print("OK")
    return 0


if __name__ == "__main__":
    sys.exit(main())
