"""The command line of central: `python -m sync.central --help`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.keys.fingerprint import six_words
from storage.objects.certificate import Role
from storage.objects.organisation import Recipient, RecipientRole, box_text
from storage.objects.revocation import RevocationReason
from storage.platform import files
from storage.platform.clock import SystemClock
from sync.central import admin, exporting, packs
from sync.central.errors import CentralProblem
from sync.central.serve import Server

_SEEDS = {"root": 32, "issuer": 32, "recovery": 32, "custodian": 32, "crsv-custodian": 32}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; 0 when it was done."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CentralProblem as problem:
        print(f"svidok central: {_HELP.get(problem.code, problem.code)}", file=sys.stderr)
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
        hosts=options.host or ("127.0.0.1", "localhost"),
    )
    central.close()
    print(f"Central is ready in {options.folder}. Next: organisation, then enrol, then serve.")
    return 0


def _serve(options: argparse.Namespace) -> int:
    clock = SystemClock()
    central = admin.open_central(options.folder)
    try:
        server = Server(central, clock, host=options.host, port=options.port)
        server.run(lambda port: print(f"listening https://{options.host}:{port}", flush=True))
    finally:
        central.close()
    return 0


def _organisation(options: argparse.Namespace) -> int:
    # Later packages are signed by the same root: a mistyped folder must not begin another organisation.
    is_first = not (options.folder / "organisation.json").exists()
    seeds = {name: _seed(options.keys, name, may_make=is_first) for name in _SEEDS}
    recipients = [
        _recipient("custodian", RecipientRole.CUSTODIAN, BoxKey.from_seed(seeds["custodian"]).public),
        _recipient("crsv-custodian", RecipientRole.CRSV_CUSTODIAN, BoxKey.from_seed(seeds["crsv-custodian"]).public),
    ]
    for number, path in enumerate(options.coordinator, 1):
        request = _read(path)
        asked = admin.read_request(request)
        _print_words(f"The request of coordinator {asked.person}", admin.digest_of_request(request))
        recipients.append(
            Recipient(id=f"coordinator-{number}", role=RecipientRole.COORDINATOR, name=asked.person, box=asked.box_key)
        )
    central = admin.open_central(options.folder)
    try:
        data = admin.make_organisation(
            central,
            root=SigningKey.from_seed(seeds["root"]),
            name=options.name,
            code=options.code,
            urls=options.url,
            recipients=recipients,
            recovery_box=BoxKey.from_seed(seeds["recovery"]).public,
            issuers=(SigningKey.from_seed(seeds["issuer"]).public,),
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
    return 0


def _enrol(options: argparse.Namespace) -> int:
    request = _read(options.request)
    central = admin.open_central(options.folder)
    try:
        enrolment = admin.enrol(
            central,
            request,
            role=Role(options.role),
            issuer=SigningKey.from_seed(_seed(options.keys, "issuer")),
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
    central = admin.open_central(options.folder)
    try:
        issuer = SigningKey.from_seed(_seed(options.keys, "issuer"))
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
    central = admin.open_central(options.folder)
    try:
        for device in admin.devices(central):
            state = f"revoked {device.revoked_at}" if device.revoked_at else f"admitted until {device.expires}"
            print(f"{device.key_id}  {device.code}  {device.role.value:<12} {device.revisions:>6} interviews  {state}")
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


def _import_pack(options: argparse.Namespace) -> int:
    central = admin.open_central(options.folder)
    try:
        report = packs.import_pack(central, options.pack, answers=options.answers, clock=SystemClock())
    finally:
        central.close()
    print(f"From {report.device}: {report.stored} stored, {report.duplicates} here before.")
    if report.refused:
        print(f"Refused: {', '.join(report.refused)}.")
    print(f"Carry {report.answer} back to the laptop.")
    return 2 if report.refused else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sync.central",
        description="Central takes in sealed interviews, answers with signed receipts, and opens facts only.",
    )
    parser.add_argument("--folder", type=Path, default=Path("central"), help="data folder (default: ./central)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    init = commands.add_parser("init", help="make a data folder: keys, CA and server certificate, database")
    init.add_argument("--practice", action="store_true", help="a central for practice; a real laptop refuses it")
    init.add_argument(
        "--database",
        default="",
        help="PostgreSQL URL, or - to read it from standard input; without it the database is a file in the folder",
    )
    init.add_argument(
        "--host",
        action="append",
        help="name or address in the server certificate; may be repeated (default: 127.0.0.1, localhost)",
    )
    init.set_defaults(run=_init)

    organisation = commands.add_parser("organisation", help="make the signed organisation package for laptops")
    organisation.add_argument(
        "--keys", type=Path, required=True, help="folder of the root and issuer keys; keep it offline"
    )
    organisation.add_argument("--name", required=True, help="the organisation's name")
    organisation.add_argument("--code", required=True, help="two to five capital letters for interview numbers")
    organisation.add_argument("--url", action="append", required=True, help="https address of central; may be repeated")
    organisation.add_argument(
        "--coordinator",
        type=Path,
        action="append",
        default=[],
        help="a coordinator's enrolment request; may be repeated",
    )
    organisation.add_argument("--out", type=Path, required=True, help="where to write the package")
    organisation.set_defaults(run=_organisation)

    enrol = commands.add_parser(
        "enrol",
        help="admit a device from its enrolment request, or renew its certificate",
        description="Admit a device from its enrolment request for a year. Run again with the same request, or a new "
        "one of the same device, it renews the certificate and keeps the code; give the role again. Central refuses a "
        "device whose certificate has expired by central's clock (certificate-expired) until it is renewed here.",
    )
    enrol.add_argument("request", type=Path, help="the request file from the laptop")
    enrol.add_argument("--role", choices=[role.value for role in Role], default=Role.DOCUMENTER.value)
    enrol.add_argument(
        "--code", default="", help="three letters or digits for interview numbers (default: the next free)"
    )
    enrol.add_argument("--keys", type=Path, required=True, help="folder of the issuer key")
    enrol.add_argument("--out", type=Path, required=True, help="where to write the certificate")
    enrol.set_defaults(run=_enrol)

    revoke = commands.add_parser("revoke", help="shut a device out: nothing more goes in or out")
    revoke.add_argument("device", help="key id, as in the list")
    revoke.add_argument("--reason", choices=[reason.value for reason in RevocationReason], required=True)
    revoke.add_argument("--last-trusted", type=int, help="number of the last trusted object of the device, if known")
    revoke.add_argument("--keys", type=Path, required=True, help="folder of the issuer key")
    revoke.set_defaults(run=_revoke)

    serve = commands.add_parser("serve", help="answer laptops over HTTPS until interrupted")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    serve.add_argument("--port", type=int, default=8443, help="port; 0 takes a free one and prints it (default: 8443)")
    serve.set_defaults(run=_serve)

    listing = commands.add_parser("list", help="list enrolled devices")
    listing.set_defaults(run=_list)

    export = commands.add_parser("export", help="write everything stored into a new folder of plain files")
    export.add_argument("target", type=Path)
    export.set_defaults(run=_export)

    pack = commands.add_parser("import-pack", help="take in a courier's pack and write the answer for the laptop")
    pack.add_argument("pack", type=Path)
    pack.add_argument("--answers", type=Path, default=Path(), help="folder for the answer file (default: here)")
    pack.set_defaults(run=_import_pack)
    return parser


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


_HELP = {
    "folder-not-empty": "the folder holds something already; choose an empty one.",
    "not-a-central": "this folder is not a central; make one with: init",
    "no-organisation": "there is no organisation package yet; make one with: organisation",
    "database-unavailable": "the database does not answer; check its address and that it runs.",
    "database-in-use": "this database belongs to another central.",
    "database-url": "the database address must begin with postgresql://",
    "practice-mismatch": "practice and real work never meet: one side is for practice, the other is not.",
    "request-unreadable": "this is not an enrolment request signed by its device.",
    "issuer-not-named": "the organisation package does not name this issuer key; make a new package with: organisation",
    "device-unknown": "no such device; see: list",
    "device-revoked": "this device is revoked.",
    "certificate-expired": "the certificate of this device has expired; renew it with: enrol",
    "code-taken": "another device has this code.",
    "port-taken": "the address or port cannot be listened on.",
    "package-refused": "a name, code or address does not fit the package (code: two to five capital letters).",
    "pack-unreadable": "this file is not a courier pack.",
    "pack-for-another": "this pack is sealed to another central.",
    "pack-damaged": "this pack is damaged; what was whole in it was taken in.",
    "organisation-keys-missing": "the organisation's keys are not in this folder; check what follows --keys.",
    "organisation-keys-damaged": "the organisation's key files cannot be read or written.",
    "file-unreadable": "a file cannot be read.",
    "file-unwritable": "a file cannot be written.",
    "answer-unwritable": "the answer file cannot be written.",
    "export-unwritable": "the export cannot be written.",
    "keys-missing": "central's key file is missing; restore it from the backup.",
    "keys-damaged": "central's key file is damaged; restore it from the backup.",
}


if __name__ == "__main__":
    sys.exit(main())
