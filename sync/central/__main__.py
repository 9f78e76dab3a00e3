"""The command line of central: `python -m sync.central --help`."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from psycopg.errors import InsufficientPrivilege
from sqlalchemy.exc import DBAPIError

from storage.crypto.errors import CryptoError
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.keys import key_file
from storage.keys.errors import KeysError
from storage.keys.fingerprint import six_words
from storage.keys.key_file import KeptKeys, KeyPurpose
from storage.objects.certificate import Role
from storage.objects.founding import Founding
from storage.objects.organisation import CAUTIOUS, Policy, Recipient, RecipientRole, box_bytes, box_text
from storage.objects.revocation import RevocationReason
from storage.platform import files
from storage.platform.clock import SystemClock
from sync.central import admin, exporting, log_commands, pack_commands, running, settings, withdrawing
from sync.central.admin import Central
from sync.central.bucket import Place
from sync.central.command_line import WORDS, parser
from sync.central.errors import CentralProblem

_SEEDS = {"root": 32, "issuer": 32, "recovery": 32, "custodian": 32, "crsv-custodian": 32}


def main(arguments: Sequence[str] | None = None, *, ask: Callable[[str], str] = getpass.getpass) -> int:
    """Do what the arguments say; 0 when it was done. `ask` reads a passphrase from the terminal, unseen."""
    options = parser(_COMMANDS).parse_args(arguments)
    options.ask = ask
    options.say = lambda line: print(line, flush=True)
    try:
        return int(options.run(options))
    except DBAPIError as error:
        # Its own text holds parameters.
        code = "database-rights" if isinstance(error.orig, InsufficientPrivilege) else "database-unavailable"
        print(f"svidok central: {WORDS[code]}", file=sys.stderr)
        return 1
    except (CentralProblem, KeysError, CryptoError) as problem:
        print(f"svidok central: {WORDS.get(problem.code, problem.code)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _init(options: argparse.Namespace) -> int:
    # From standard input, so that its password stands in no list of processes.
    database = sys.stdin.readline().strip() if options.database == "-" else options.database
    central = admin.init(
        options.folder,
        SystemClock().now(),
        practice=options.practice,
        database=database,
        bucket=_bucket(options),
        hosts=options.host or ("127.0.0.1", "localhost"),
    )
    central.close()
    print(f"Central is ready in {options.folder}. Next: organisation, then enrol, then serve.")
    return 0


def _begin(options: argparse.Namespace) -> int:
    """What is missing of a folder, a package and a first laptop; then serve. Said again it goes on from where it is."""
    steps: list[list[str]] = []
    if not settings.is_central(options.folder):
        hosts = dict.fromkeys(["127.0.0.1", "localhost", *(urlsplit(url).hostname or "" for url in options.url)])
        practice = ["--practice"] if options.practice else []
        steps.append(["init", *practice, "--database", options.database, *(f"--host={host}" for host in hosts if host)])
    if not (options.folder / "organisation.json").exists():
        signed = ["--key-file", str(options.key_file)] if options.key_file else ["--keys", str(options.keys)]
        about = ["--name", options.name, "--code", options.code, *(f"--url={url}" for url in options.url)]
        steps.append(["organisation", *signed, *about, "--out", str(options.package)])
    if options.request:
        signed = ["--key-file", str(options.issuer_file)] if options.issuer_file else ["--keys", str(options.keys)]
        steps.append(["enrol", str(options.request), *signed, "--out", str(options.certificate)])
    for step in steps:
        if status := main(["--folder", str(options.folder), *step], ask=options.ask):
            return status
    return running.serve(options)


def _bucket(options: argparse.Namespace) -> Place | None:
    if options.bucket is None:
        return None
    try:
        return Place.of(json.loads(_read(options.bucket)))
    except (ValueError, TypeError, AttributeError) as error:
        raise CentralProblem("bucket-refused") from error


def _describe(options: argparse.Namespace) -> int:
    central = admin.open_central(options.folder)
    try:
        described = admin.describe(central, options.url, SystemClock().now())
    finally:
        central.close()
    _write(options.out, described.to_json())
    print(f"Description written to {options.out}. Carry it to the ceremony.")
    _print_words("The description", described.digest)
    print("The ceremony goes on only if the words that it shows there are these.")
    return 0


def _organisation(options: argparse.Namespace) -> int:
    central = admin.open_central(options.folder)
    try:
        root, founding = (_founded if options.key_file else _tried_out)(options, central)
        data = admin.make_organisation(
            central,
            root=root,
            name=founding.name,
            code=founding.code,
            urls=options.url,
            recipients=[*founding.recipients, *_coordinators(options.coordinator, founding)],
            recovery_box=box_bytes(founding.recovery_box),
            issuers=[bytes.fromhex(key) for key in founding.issuers],
            policy=_policy(options, founding.policy),
            moment=SystemClock().now(),
        )
        _, digest = admin.package_of(central)
    finally:
        central.close()
    _write(options.out, data)
    print(f"Package written to {options.out}.")
    _print_words("The package", digest)
    if options.coordinator:
        print("Hand the package out only if each coordinator's laptop showed the words of its request above.")
    if options.keys:
        print(f"The keys in {options.keys} lie open: good for trying out, not for real testimony.")
    return 0


def _founded(options: argparse.Namespace, central: Central) -> tuple[SigningKey, Founding]:
    """Root and founding of the ceremony's key file; once there is a package, what that one says."""
    kept = _kept(options, KeyPurpose.ORGANISATION)
    assert kept.root is not None
    assert kept.founding is not None
    if not central.package.exists():
        return kept.root, kept.founding
    held = admin.package_of(central)[0]
    if held.root != kept.root.public.hex():
        raise CentralProblem("package-other-root")
    return kept.root, Founding.of(held)


def _tried_out(options: argparse.Namespace, central: Central) -> tuple[SigningKey, Founding]:
    # Later packages are signed by the same root: a mistyped folder must not begin another organisation.
    is_first = not central.package.exists()
    seeds = {name: _seed(options.keys, name, may_make=is_first) for name in _SEEDS}
    if not options.name or not options.code:
        raise CentralProblem("name-missing")
    recipients = (
        _recipient("custodian", RecipientRole.CUSTODIAN, BoxKey.from_seed(seeds["custodian"]).public),
        _recipient("crsv-custodian", RecipientRole.CRSV_CUSTODIAN, BoxKey.from_seed(seeds["crsv-custodian"]).public),
    )
    try:
        founding = Founding(
            name=options.name,
            code=options.code,
            practice=central.practice,
            recipients=recipients,
            recovery_box=box_text(BoxKey.from_seed(seeds["recovery"]).public),
            issuers=(SigningKey.from_seed(seeds["issuer"]).public.hex(),),
            policy=CAUTIOUS if is_first else admin.package_of(central)[0].policy,
        )
    except ValueError as error:
        raise CentralProblem("package-refused") from error
    return SigningKey.from_seed(seeds["root"]), founding


def _coordinators(paths: Sequence[Path], founding: Founding) -> list[Recipient]:
    """The coordinators of these requests, those left out who are recipients already."""
    boxes = {recipient.box for recipient in founding.recipients}
    taken = {recipient.id for recipient in founding.recipients}
    added = []
    for path in paths:
        request = _read(path)
        asked = admin.read_request(request)
        _print_words(f"The request of coordinator {asked.person}", admin.digest_of_request(request))
        if asked.box_key in boxes:
            continue
        name = next(one for number in range(1, 100) if (one := f"coordinator-{number}") not in taken)
        added.append(Recipient(id=name, role=RecipientRole.COORDINATOR, name=asked.person, box=asked.box_key))
        boxes.add(asked.box_key)
        taken.add(name)
    return added


def _policy(options: argparse.Namespace, held: Policy) -> Policy:
    given = {name: getattr(options, name, None) for name in Policy.model_fields}
    try:
        if given["exports"] is not None:
            given["exports"] = json.loads(_read(given["exports"]))
        # Not strict: on the command line a word stands for a member of a closed set.
        return Policy.model_validate(
            {**held.model_dump(), **{k: v for k, v in given.items() if v is not None}}, strict=False
        )
    except ValueError as error:
        raise CentralProblem("package-refused") from error


def _take(options: argparse.Namespace) -> int:
    central = admin.open_central(options.folder)
    try:
        digest = admin.take_package(central, _read(options.package))
    finally:
        central.close()
    print("Central works with this package from now on.")
    _print_words("The package", digest)
    return 0


def _enrol(options: argparse.Namespace) -> int:
    request = _read(options.request)
    central = admin.open_central(options.folder, owner=running.owner_of(options))
    try:
        enrolment = admin.enrol(
            central,
            request,
            role=Role(options.role) if options.role else None,
            issuer=_issuer(options),
            moment=SystemClock().now(),
            code=options.code,
        )
    finally:
        central.close()
    _write(options.out, enrolment.certificate)
    print(f"Enrolled {enrolment.device.key_id} as {enrolment.device.role.value}, code {enrolment.device.code}.")
    print(f"The certificate counts until {enrolment.device.expires}; the same command renews it.")
    _print_words("The request", admin.digest_of_request(request))
    print(f"If the laptop showed these words, carry {options.out} back to it. If it showed others, the request was")
    print(f"swapped on the way: destroy {options.out} and type: revoke {enrolment.device.key_id} --reason replaced")
    return 0


def _revoke(options: argparse.Namespace) -> int:
    central = admin.open_central(options.folder, owner=running.owner_of(options))
    try:
        issuer = _issuer(options)
        admin.revoke(
            central,
            options.device,
            reason=RevocationReason(options.reason),
            signer=issuer,
            moment=SystemClock().now(),
            last_seq=options.last_trusted,
        )
    finally:
        central.close()
    print(f"{options.device} is shut out: nothing more goes in or out.")
    return 0


def _list(options: argparse.Namespace) -> int:
    central = admin.open_central(options.folder, owner=running.owner_of(options))
    try:
        for device in admin.devices(central):
            state = f"revoked {device.revoked_at}" if device.revoked_at else f"admitted until {device.expires}"
            print(f"{device.key_id}  {device.code}  {device.role.value:<12} {device.revisions:>6} interviews  {state}")
        for one in withdrawing.listed(central):
            print(
                f"consent withdrawn  {one.device_code}  interview {one.interview}  up to revision {one.rev}  {one.at}"
            )
        for one in withdrawing.given_again(central):
            print(f"consent given again  {one.device_code}  interview {one.interview}  revision {one.rev}  {one.at}")
    finally:
        central.close()
    return 0


def _export(options: argparse.Namespace) -> int:
    central = admin.open_central(options.folder)
    try:
        count = exporting.export(central, options.target)
    finally:
        central.close()
    print(f"{count} objects and files written to {options.target}.")
    return 0


def _kept(options: argparse.Namespace, purpose: KeyPurpose) -> KeptKeys:
    sealed = key_file.read(_read(options.key_file))
    # The root stays in its safe while laptops are admitted: its file is not taken for that.
    if sealed.purpose is not purpose:
        raise CentralProblem("key-file-purpose")
    return sealed.with_passphrase(options.ask("Passphrase of the key file: "))


def _issuer(options: argparse.Namespace) -> SigningKey:
    if options.keys:
        return SigningKey.from_seed(_seed(options.keys, "issuer"))
    issuer = _kept(options, KeyPurpose.ISSUER).issuer
    assert issuer is not None
    return issuer


def _seed(folder: Path, name: str, *, may_make: bool = False) -> bytes:
    """A key of the organisation; made for its first package, for trying out without a ceremony."""
    path = folder / f"{name}.seed"
    try:
        if path.exists():
            seed = bytes.fromhex(path.read_text("ascii").strip())
            if len(seed) != _SEEDS[name]:
                raise CentralProblem("organisation-keys-damaged")
            return seed
        if not may_make:
            raise CentralProblem("organisation-keys-missing")
        files.private_directory(folder)
        seed = os.urandom(_SEEDS[name])
        files.write_durably(path, seed.hex().encode())
        path.chmod(0o600)
        return seed
    except (OSError, ValueError) as error:
        raise CentralProblem("organisation-keys-damaged") from error


def _recipient(name: str, role: RecipientRole, public: bytes) -> Recipient:
    return Recipient(id=name, role=role, name=name, box=box_text(public))


def _print_words(what: str, digest: str) -> None:
    """In both languages: laptops show them in that of the person."""
    data = bytes.fromhex(digest)
    print(f"{what} has the six words: {' '.join(six_words(data, 'uk'))}")
    print(f"                in English: {' '.join(six_words(data, 'en'))}")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(1 << 20)
    except OSError as error:
        raise CentralProblem("file-unreadable") from error


def _write(path: Path, data: bytes) -> None:
    try:
        files.write_durably(path, data)
    except OSError as error:
        raise CentralProblem("file-unwritable") from error


_COMMANDS = {
    "init": _init,
    "describe": _describe,
    "organisation": _organisation,
    "take": _take,
    "enrol": _enrol,
    "revoke": _revoke,
    "serve": running.serve,
    "begin": _begin,
    "health": running.health,
    "limits": running.limit,
    "clear": running.clear,
    "roles": running.make_roles,
    "readers": running.let_read,
    "list": _list,
    "log": log_commands.run_log,
    "gaps": log_commands.run_gaps,
    "export": _export,
    "import-pack": pack_commands.import_pack,
    "quarantine": pack_commands.quarantine_run,
}


if __name__ == "__main__":
    sys.exit(main())
