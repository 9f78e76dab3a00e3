"""What may follow `python -m sync.central`, and the words for what goes wrong there."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from storage.objects.certificate import Role
from storage.objects.organisation import Readable
from storage.objects.revocation import RevocationReason
from sync.central import clearing, log_commands, pack_commands

_MOST_WORKERS = 32
Run = Callable[[argparse.Namespace], int]


def parser(commands: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The parser; `commands` does what each name says."""
    made = argparse.ArgumentParser(
        prog="python -m sync.central",
        description="Central takes in sealed interviews, answers with signed receipts, and opens facts only.",
    )
    made.add_argument("--folder", type=Path, default=Path("central"), help="data folder (default: ./central)")
    made.add_argument(
        "--owner",
        default="",
        metavar="URL",
        help="database address of the tables' owner for this command, or - to read it from standard input",
    )
    names = made.add_subparsers(required=True, metavar="COMMAND")

    init = names.add_parser("init", help="make a data folder: keys, CA and server certificate, database")
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

    init.add_argument(
        "--bucket",
        type=Path,
        help="JSON file with bucket, endpoint, key, secret (region, prefix) of an S3-compatible store for sealed "
        "files; without it they lie in the folder. Delete the file afterwards: central.json keeps what it says",
    )

    describe = names.add_parser("describe", help="write central's address and public keys into a file for the ceremony")
    describe.add_argument("--url", action="append", required=True, help="https address of central; may be repeated")
    describe.add_argument("--out", type=Path, required=True, help="where to write the description")

    _organisation(names)

    take = names.add_parser(
        "take", help="take in the package that was signed in the ceremony; it must name this central"
    )
    take.add_argument("package", type=Path)

    enrol = names.add_parser(
        "enrol",
        help="admit a device from its enrolment request, or renew its certificate",
        description="Admit a device from its enrolment request for a year. Run again with the same request, or a new "
        "one of the same device, it renews the certificate and keeps the code and the role. Central refuses a "
        "device whose certificate has expired by central's clock (certificate-expired) until it is renewed here.",
    )
    enrol.add_argument("request", type=Path, help="the request file from the laptop")
    enrol.add_argument(
        "--role",
        choices=[role.value for role in Role],
        help="what its owner does (default: as before; documenter for a new device)",
    )
    enrol.add_argument(
        "--code",
        default="",
        help="three letters or digits for interview numbers (default: as before, or the next free)",
    )
    _keys(enrol, "issuer key")
    enrol.add_argument("--out", type=Path, required=True, help="where to write the certificate")

    revoke = names.add_parser("revoke", help="shut a device out: nothing more goes in or out")
    revoke.add_argument("device", help="key id, as in the list")
    revoke.add_argument("--reason", choices=[reason.value for reason in RevocationReason], required=True)
    revoke.add_argument("--last-trusted", type=int, help="number of the last trusted object of the device, if known")
    _keys(revoke, "issuer key")

    serve = names.add_parser("serve", help="answer laptops over HTTPS until interrupted")
    _serving(serve)
    _begin(names)
    _service(names)

    names.add_parser("list", help="list enrolled devices")
    log_commands.add(names)

    export = names.add_parser("export", help="write everything stored into a new folder of plain files")
    export.add_argument("target", type=Path)

    pack_commands.add(names)
    for name, run in commands.items():
        names.choices[name].set_defaults(run=run)
    return made


def _serving(made: argparse.ArgumentParser) -> None:
    made.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    made.add_argument("--port", type=int, default=8443, help="port; 0 takes a free one and prints it (default: 8443)")
    made.add_argument("--workers", type=_workers, default=1, help="processes that answer; PostgreSQL for more than one")
    made.add_argument("--watch", type=int, help="port on this machine for /health and /metrics (Prometheus); 0: any")
    made.add_argument("--log", action="store_true", help="a JSON line to standard error for each request, no content")
    made.add_argument(
        "--behind-proxy",
        action="store_true",
        help="plain HTTP for a reverse proxy on this machine that speaks TLS with server.pem and server.key",
    )


def _workers(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {_MOST_WORKERS}")
    return number


def _begin(names: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = names.add_parser(
        "begin",
        help="one command: make the folder, the package and the first laptop's certificate if they are missing; serve",
        description="Brings central up from an empty folder: init, organisation, enrol where a request is given, and "
        "serve. Said again it does only what is missing. Without the key files of the ceremony the organisation's keys "
        "lie open in a folder: for trying out only, never for real testimony.",
    )
    made.add_argument("--name", default="", help="the organisation's name (without key files)")
    made.add_argument("--code", default="", help="two to five capital letters for interview numbers")
    made.add_argument("--url", action="append", required=True, help="https address of central; may be repeated")
    made.add_argument("--practice", action="store_true", help="a central for practice; a real laptop refuses it")
    made.add_argument("--database", default="", help="PostgreSQL URL, or - to read it from standard input")
    made.add_argument("--package", type=Path, default=Path("organisation.json"), help="where to write the package")
    made.add_argument("--request", type=Path, help="enrolment request of the first laptop")
    made.add_argument(
        "--certificate", type=Path, default=Path("certificate.json"), help="where to write its certificate"
    )
    made.add_argument("--key-file", type=Path, help="sealed file of the root key, from the ceremony")
    made.add_argument("--issuer-file", type=Path, help="sealed file of the issuer key, from the ceremony")
    made.add_argument(
        "--keys", type=Path, default=Path("organisation-keys"), help="folder of open keys, for trying out"
    )
    _serving(made)


def _service(names: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    health = names.add_parser("health", help="say whether database and sealed files answer; 0 when all is well")
    health.add_argument("--watch", type=int, help="ask the running service on this port instead")

    clear = names.add_parser(
        "clear",
        help="delete what was left lying for days and nothing needs: beginnings of files, rests of cut-off commands",
        description="What a stored interview still waits for is never deleted, however old. serve does so hourly.",
    )
    clear.add_argument("--days", type=int, default=clearing.DAYS, help="untouched for so long (default: 7)")
    clear.add_argument("--dry-run", action="store_true", help="only count")

    limits = names.add_parser("limits", help="show or set what one device may ask for and send")
    limits.add_argument("--requests-a-minute", type=int)
    limits.add_argument("--bytes-a-day", type=int)

    roles = names.add_parser(
        "roles",
        help="make the PostgreSQL roles: a service that cannot change evidence, readers by mission",
        description="Makes the roles PREFIX_service and PREFIX_reader and says what each may do; serve works as the "
        "first from then on. Run it again after every update of central. The owner needs the right to make roles.",
    )
    roles.add_argument("--prefix", default="svidok", help="how the roles' names begin (default: svidok)")
    roles.add_argument("--sql", action="store_true", help="only print the statements, for another administrator to run")
    roles.add_argument(
        "--forget-owner",
        action="store_true",
        help="keep no address of the owner in the folder; commands that change tables or devices then take --owner -",
    )

    readers = names.add_parser("readers", help="let a login of PostgreSQL read the facts of a mission")
    readers.add_argument("login", help="a plain word; a new login gets a password, shown once")
    readers.add_argument("--mission", action="append", default=[], help="id of the mission; may be repeated")
    readers.add_argument("--no-more", action="store_true", help="take all missions from this login")
    readers.add_argument("--prefix", default="svidok", help="how the roles' names begin (default: svidok)")


def _organisation(names: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = names.add_parser(
        "organisation",
        help="sign the next organisation package for laptops",
        description="Sign the next organisation package. The safer way is the program's own ceremony on a computer "
        "without network, and then: take. With --key-file the passphrase is asked for, and name, code and recipients "
        "are those of the package in use, or of the ceremony. With --keys the keys lie open in a folder: for trying "
        "out only, never for real testimony.",
    )
    _keys(made, "root key")
    made.add_argument("--name", default="", help="the organisation's name (with --keys)")
    made.add_argument("--code", default="", help="two to five capital letters for interview numbers (with --keys)")
    made.add_argument("--url", action="append", required=True, help="https address of central; may be repeated")
    made.add_argument(
        "--coordinator",
        type=Path,
        action="append",
        default=[],
        help="a coordinator's enrolment request; may be repeated",
    )
    made.add_argument("--out", type=Path, required=True, help="where to write the package")
    policy = made.add_argument_group("policy", "what is not given stays as it was; in a first package it is cautious")
    policy.add_argument("--readable", choices=[word.value for word in Readable], help="until when an author may read")
    policy.add_argument("--readable-days", type=int, help="days after the receipt (with until-receipt)")
    policy.add_argument("--most-idle-minutes", type=int, help="a laptop locks after so many idle minutes at most")
    policy.add_argument(
        "--witness",
        dest="witnesses",
        action="append",
        metavar="KEY",
        help="key of a witness of the log; may be repeated, and replaces those before",
    )
    policy.add_argument("--witnesses-needed", type=int, help="so many must have cosigned what a laptop removes")
    policy.add_argument("--receipt-hours", type=int, help="receipts must be so old before a laptop removes anything")
    policy.add_argument("--backup-days", type=int, help="a second copy older than so many days is old")
    policy.add_argument(
        "--exports", type=Path, help="a JSON file with the list of rules by which forms may leave (docs/formats.md)"
    )
    for name, means in (
        ("record-while-locked", "a recording goes on behind the lock"),
        ("lock-out", "a lock-out passphrase may be set"),
        ("destroy", "a vault may be destroyed on the laptop"),
        ("lossless", "sound is kept as FLAC, which takes ten times the room"),
    ):
        policy.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=None, help=means)


def _keys(made: argparse.ArgumentParser, which: str) -> None:
    either = made.add_mutually_exclusive_group(required=True)
    either.add_argument("--key-file", type=Path, help=f"sealed file of the {which}; its passphrase is asked for")
    either.add_argument("--keys", type=Path, help=f"folder of the {which} in clear; for trying out only")


WORDS = {
    "witness-refused": "this is not an https address with the key of a witness; it prints its own with: key",
    "witnesses-damaged": "witnesses.json cannot be read; restore it from the backup.",
    "service-refused": "this is not the address of a time stamping service.",
    "services-damaged": "timestamps.json cannot be read; restore it from the backup.",
    "folder-not-empty": "the folder holds something already; choose an empty one.",
    "folder-too-new": "a newer version of the program wrote this folder; start that one.",
    "not-a-central": "this folder is not a central; make one with: init",
    "no-organisation": "there is no organisation package yet; make one with: organisation",
    "database-unavailable": "the database does not answer; check its address and that it runs.",
    "database-newer": "a newer version of the program made these tables; start that one.",
    "database-older": "the tables are older than this program; as their owner run: list, then roles",
    "database-rights": "this role of the database may not do that; give its owner's address with --owner -",
    "database-not-postgresql": "roles are for PostgreSQL; this central has a file.",
    "role-name": "a role or login is a plain word: small letters, digits, low lines.",
    "mission-missing": "say which mission: --mission",
    "limit-too-small": "a limit below one would shut everybody out.",
    "bucket-refused": "the file of the bucket needs bucket, endpoint, key and secret as texts.",
    "central-full": "the disk of central is full; nothing is lost, and laptops try again by themselves.",
    "blobs-unavailable": "the store of sealed files does not answer or cannot be written.",
    "proxy-elsewhere": "without TLS central listens on this machine only: --host 127.0.0.1",
    "not-answering": "the service does not answer, or says that something is wrong; see its log.",
    "worker-dies": "the processes that answer laptops do not stay up; see the log.",
    "not-started": "the service did not start.",
    "database-in-use": "this database belongs to another central.",
    "database-url": "the database address must begin with postgresql://",
    "practice-mismatch": "practice and real work never meet: one side is for practice, the other is not.",
    "request-unreadable": "this is not an enrolment request signed by its device.",
    "issuer-not-named": "the organisation package does not name this issuer key; make a new package with: organisation",
    "device-unknown": "no such device; see: list",
    "device-revoked": "this device is revoked; packs of it are kept aside, sealed; see: quarantine list",
    "quarantine-unknown": "no pack, or more than one, begins like this; see: quarantine list",
    "quarantine-people": "two people decide; name each with --by",
    "pack-not-kept": "the pack of a device that is shut out could not be kept aside: keep the stick.",
    "certificate-expired": "the certificate of this device has expired; renew it with: enrol",
    "code-taken": "another device has this code.",
    "port-taken": "the address or port cannot be listened on.",
    "package-refused": "a name, code or address does not fit the package (code: two to five capital letters).",
    "package-unreadable": "this is not an organisation package signed by its root.",
    "package-for-another": "this package names another central, or older keys of this one; nothing was changed.",
    "package-other-root": "this package is of another organisation than the one in use; nothing was changed.",
    "package-older": "a package of this or a later version is in use already; nothing was changed.",
    "key-file-purpose": "this key file holds other keys than the ones needed here.",
    "key-file-damaged": "this is not a key file, or it is damaged; take the copy on the second stick.",
    "key-file-too-new": "a newer version of the program wrote this key file.",
    "key-file-refused": "this passphrase does not open the key file.",
    "memory-not-enough": "this machine has not enough free memory to open the key file now.",
    "name-missing": "with --keys the organisation's name and code are needed: --name and --code",
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
