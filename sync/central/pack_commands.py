"""The commands `import-pack` and `quarantine`: packs of couriers, and those of devices that are shut out."""

import argparse
from collections.abc import Callable
from pathlib import Path

from storage.platform.clock import SystemClock
from sync.central import packs, quarantine
from sync.central.opened import Central, open_central
from sync.central.quarantine import Decision, KeptPack

_NAME = "the pack's name, or its first letters, as in the list"


def add(names: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the parser."""
    pack = names.add_parser("import-pack", help="take in a courier's pack and write the answer for the laptop")
    pack.add_argument("pack", type=Path)
    pack.add_argument("--answers", type=Path, default=Path(), help="folder for the answer file (default: here)")
    made = names.add_parser(
        "quarantine",
        help="packs of devices that are shut out: list, show, accept, reject",
        description="A pack of a device that is revoked, expired or unknown is kept aside, sealed as it came: it may "
        "be somebody's testimony. Two people decide. What they accept is taken in as if its device had delivered it, "
        "with all checks; what they reject stays where it is, and may be accepted later. Both are written down.",
    )
    what = made.add_subparsers(required=True, metavar="WHAT", dest="what")
    what.add_parser("list", help="list the packs, and what was decided; 2 where one waits")
    show = what.add_parser("show", help="whose it is, when it was packed, how many interviews: numbers, no content")
    show.add_argument("pack", help=_NAME)
    for decision, means in (
        ("accept", "take it in as if its device had delivered it; the device itself stays shut out"),
        ("reject", "do not take it in; it stays here, sealed"),
    ):
        one = what.add_parser(decision, help=means)
        one.add_argument("pack", help=_NAME)
        one.add_argument(
            "--by", action="append", required=True, metavar="NAME", help="who decides; two people at least, each named"
        )


def import_pack(options: argparse.Namespace) -> int:
    """Take in a pack and write the answer."""
    central = open_central(options.folder)
    try:
        report = packs.import_pack(central, options.pack, answers=options.answers, clock=SystemClock())
    finally:
        central.close()
    options.say(f"From {report.device}: {report.stored} stored, {report.duplicates} here before.")
    if report.refused:
        options.say(f"Refused: {', '.join(report.refused)}.")
    options.say(f"Carry {report.answer} back to the laptop.")
    return 2 if report.refused else 0


def quarantine_run(options: argparse.Namespace) -> int:
    """Do what follows `quarantine`."""
    central = open_central(options.folder, serving=True)
    try:
        return _WHAT[options.what](options, central)
    finally:
        central.close()


def _list(options: argparse.Namespace, central: Central) -> int:
    found = quarantine.listed(central)
    for one in found:
        options.say(_told(one))
    if not found:
        options.say("No pack is kept aside.")
    return 2 if any(one.decided is None for one in found) else 0


def _told(one: KeptPack) -> str:
    if one.sender is None:
        who = f"device {one.device}, not enrolled here" if one.device else "cannot be opened here"
    else:
        state = f"revoked {one.sender.revoked_at}" if one.sender.revoked_at else "not revoked"
        who = f"{one.sender.code} {one.device} {state}"
    said = f"{one.decided.decision.value} {one.decided.at} by {one.decided.people}" if one.decided else "WAITS"
    return f"{one.name[:16]}  {who}  packed {one.packed_at or '?'}  {one.size} bytes  {said}"


def _show(options: argparse.Namespace, central: Central) -> int:
    one = quarantine.show(central, options.pack)
    options.say(_told(one))
    options.say(f"{one.interviews} interviews and corrections among {one.objects} objects.")
    if one.trusted:
        options.say(f"Up to the last trusted number: {', '.join(map(str, one.trusted))}.")
    if one.after:
        options.say(f"After it, or none was named: {', '.join(map(str, one.after))}.")
    return 0


def _accept(options: argparse.Namespace, central: Central) -> int:
    count = quarantine.decide(central, options.pack, Decision.ACCEPTED, options.by, SystemClock())
    options.say(f"Taken in: {count.stored} stored, {count.duplicates} here before.")
    if count.refused:
        options.say(f"Refused: {', '.join(count.refused)}.")
    options.say("The pack stays here, sealed, and the device stays shut out.")
    return 2 if count.refused else 0


def _reject(options: argparse.Namespace, central: Central) -> int:
    quarantine.decide(central, options.pack, Decision.REJECTED, options.by, SystemClock())
    options.say("Not taken in. The pack stays here, sealed.")
    return 0


_WHAT: dict[str, Callable[[argparse.Namespace, Central], int]] = {
    "list": _list,
    "show": _show,
    "accept": _accept,
    "reject": _reject,
}
