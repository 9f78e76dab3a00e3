"""The command `log` and `gaps`: how the log stands, whether all of it holds, who cosigns it, what never came."""

import argparse
from collections.abc import Callable

from storage.platform.clock import SystemClock
from sync.central import log_report, timestamping, witnessing
from sync.central.log_report import DeviceGaps, Fault
from sync.central.opened import Central, open_central

_FAULTS = {
    Fault.LEAF: "leaves that are not what their rows say",
    Fault.NODE: "subtrees that are not what their leaves make",
    Fault.NOT_STORED: "leaves whose object or file is not stored",
    Fault.CHANGED: "objects or files that are not what their names say",
    Fault.NOT_LOGGED: "objects or files without a leaf",
    Fault.COSIGNATURE: "cosignatures of another tree",
}


def add(names: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the parser."""
    made = names.add_parser(
        "log",
        help="the log: show, verify, key, witness, stamps, ask",
        description="Every object that central stores has a leaf in its log, and every receipt says which.",
    )
    what = made.add_subparsers(required=True, metavar="WHAT", dest="what")
    what.add_parser("show", help="print the newest checkpoint, and how far it is cosigned and stamped")
    verify = what.add_parser("verify", help="make the whole tree anew and hold everything stored against it; 2 if not")
    verify.add_argument("--files", action="store_true", help="read every sealed file, too")
    what.add_parser("key", help="print the log's key, for witnesses")
    witness = what.add_parser("witness", help="have this witness cosign the log from now on")
    witness.add_argument("url", help="https address of the witness")
    witness.add_argument("key", help="its key, as it prints it")
    stamps = what.add_parser("stamps", help="have this RFC 3161 service stamp the log from now on, once an hour")
    stamps.add_argument("url", help="address of the service")
    what.add_parser("ask", help="ask witnesses and services now; central asks by itself while it serves")
    names.add_parser(
        "gaps", help="what devices never sent: numbers of their journals, forks, unfinished interviews, since when"
    )


def run_log(options: argparse.Namespace) -> int:
    """Do what follows `log`."""
    central = open_central(options.folder, serving=True)
    try:
        return _WHAT[options.what](options, central)
    finally:
        central.close()


def run_gaps(options: argparse.Namespace) -> int:
    """Print what each device never sent; 2 when something is missing or forked."""
    central = open_central(options.folder, serving=True)
    try:
        found = log_report.gaps(central)
    finally:
        central.close()
    for one in found:
        options.say(_told(one))
    return 2 if any(one.missing or one.forks for one in found) else 0


def _told(one: DeviceGaps) -> str:
    parts = [
        f"{one.key_id} {one.code}{' revoked' if one.is_revoked else ''}",
        f"last delivery {one.last_at or 'never'}",
        f"up to {one.highest}",
    ]
    if one.missing:
        parts.append("never came: " + ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in one.missing))
    if one.forks:
        parts.append("FORKED at " + ", ".join(map(str, one.forks)) + " (a cloned or restored disk)")
    if one.unfinished:
        parts.append(f"not whole yet: {one.unfinished}")
    return "; ".join(parts)


def _show(options: argparse.Namespace, central: Central) -> int:
    found = log_report.standing(central)
    options.say(found.checkpoint.rstrip("\n"))
    for name, size in found.cosigned.items():
        options.say(f"cosigned up to {size} of {found.size} by {name}")
    for name, size in found.stamped.items():
        options.say(f"stamped up to {size} of {found.size} by {name}")
    return 0


def _verify(options: argparse.Namespace, central: Central) -> int:
    found = log_report.verify(central, with_files=options.files)
    for fault, count in found.faults.items():
        options.say(f"WRONG: {count} {_FAULTS[fault]}")
    if not found.faults:
        options.say(f"{found.leaves} leaves: all hold, and nothing stored is without one.")
    return 2 if found.faults else 0


def _key(options: argparse.Namespace, central: Central) -> int:
    options.say(log_report.key_text(central))
    return 0


def _witness(options: argparse.Namespace, central: Central) -> int:
    added = witnessing.configure(central.folder, options.url, options.key)
    options.say(f"{added.key.name} is asked from now on. For laptops to wait for it: organisation --witness KEY")
    return 0


def _stamps(options: argparse.Namespace, central: Central) -> int:
    timestamping.configure(central.folder, options.url)
    options.say(f"{options.url} is asked from now on.")
    return 0


def _ask(options: argparse.Namespace, central: Central) -> int:
    at = SystemClock().now().wall
    witnesses = [(one.name, one.size, one.code) for one in witnessing.ask_all(central, at)]
    services = [(one.service, one.size, one.code) for one in timestamping.stamp_due(central, at)]
    for name, size, code in (*witnesses, *services):
        options.say(f"{name}: {code or f'up to {size}'}")
    return 2 if any(code for _, _, code in (*witnesses, *services)) else 0


_WHAT: dict[str, Callable[[argparse.Namespace, Central], int]] = {
    "show": _show,
    "verify": _verify,
    "key": _key,
    "witness": _witness,
    "stamps": _stamps,
    "ask": _ask,
}
