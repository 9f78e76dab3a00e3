"""Commands that run central as a service: serve, health, clear, roles, readers, limits. `options.say` prints a line."""

import argparse
import sys
from contextlib import ExitStack
from dataclasses import replace
from urllib.request import urlopen

from storage.platform import signals
from storage.platform.clock import SystemClock
from sync.central import clearing, logs, roles, settings
from sync.central.errors import CentralProblem, Refused
from sync.central.log_keeping import LogKeeper
from sync.central.opened import open_central
from sync.central.watching import Watched, health_of
from sync.central.workers import Serving, Workers

_LOCAL = ("127.0.0.1", "::1", "localhost")


def serve(options: argparse.Namespace) -> int:
    """Answer laptops until interrupted."""
    if options.behind_proxy and options.host not in _LOCAL:
        raise CentralProblem("proxy-elsewhere")
    if options.log:
        logs.to()
    # Also brings the database up to date where nobody else is to do that, before the workers look at it.
    central = open_central(options.folder, serving=True)
    serving = Serving(
        options.folder, options.host, options.port, options.workers, options.behind_proxy, is_logged=options.log
    )
    scheme = "http" if options.behind_proxy else "https"

    def ready(port: int) -> None:
        options.say(f"listening {scheme}://{options.host}:{port}")

    with ExitStack() as ends:
        ends.callback(central.close)
        workers = Workers(serving)
        if options.watch is not None:
            watched = Watched(central, workers.counters, workers.alive, "127.0.0.1", options.watch)
            ends.callback(watched.close)
            options.say(f"watching http://127.0.0.1:{watched.port}/health and /metrics")
        ends.callback(LogKeeper(central, SystemClock()).close)
        ends.enter_context(signals.ending_calls(workers.stop))
        workers.run(ready)
    return 0


def health(options: argparse.Namespace) -> int:
    """Say how central is; 1 when something is wrong."""
    if options.watch is not None:
        try:
            with urlopen(f"http://127.0.0.1:{options.watch}/health", timeout=20) as answer:
                options.say(answer.read(10_000).decode().rstrip())
                return 0
        except OSError as error:
            raise CentralProblem("not-answering") from error
    central = open_central(options.folder, serving=True)
    try:
        found = health_of(central, 1)
    finally:
        central.close()
    options.say(f"database {found.database or 'good'}\nblobs {found.blobs or 'good'}")
    return 0 if found.is_good else 1


def make_roles(options: argparse.Namespace) -> int:
    """Make the service's role, or print what would make it."""
    if options.sql:
        options.say(";\n".join(roles.statements(options.prefix, "PASSWORD-OF-THE-SERVICE")) + ";")
        return 0
    held = settings.read(options.folder)
    is_forgotten = options.forget_owner or (bool(held.service) and held.database == held.service)
    central = open_central(options.folder, owner=owner_of(options))
    try:
        password = roles.make(central.engine, options.prefix)
        owner = central.settings.database
    finally:
        central.close()
    service = roles.address_of(owner, options.prefix, password)
    settings.change(options.folder, service=service, database=service if is_forgotten else owner)
    options.say(f"serve works as {options.prefix}_service from its next start on.")
    if is_forgotten:
        options.say(
            "The owner's address is not kept here any more: commands that change tables or devices take --owner -"
        )
    return 0


def let_read(options: argparse.Namespace) -> int:
    """Let a login read the facts of a mission, or of none."""
    central = open_central(options.folder, owner=owner_of(options))
    try:
        if options.no_more:
            roles.let_read_no_more(central.engine, options.login)
            options.say(f"{options.login} reads no mission any more.")
            return 0
        if not options.mission:
            raise CentralProblem("mission-missing")
        for mission in options.mission:
            password = roles.let_read(central.engine, options.prefix, options.login, mission)
            if password:
                options.say(f"The login {options.login} is new. Its password, shown only now: {password}")
    finally:
        central.close()
    options.say(f"{options.login} reads the facts of: {', '.join(options.mission)}")
    return 0


def limit(options: argparse.Namespace) -> int:
    """Show or set what one device may ask for."""
    held = settings.read(options.folder).allowance
    given = {name: getattr(options, name) for name in ("requests_a_minute", "bytes_a_day")}
    wanted = replace(held, **{name: value for name, value in given.items() if value is not None})
    if min(wanted.requests_a_minute, wanted.bytes_a_day) < 1:
        raise CentralProblem("limit-too-small")
    if wanted != held:
        settings.change(options.folder, allowance=wanted)
        options.say("The limits count from the next start of serve on.")
    options.say(
        f"One device may ask {wanted.requests_a_minute} times a minute and send {wanted.bytes_a_day} bytes a day."
    )
    return 0


def clear(options: argparse.Namespace) -> int:
    """Clear away what was left lying; serve does the same once an hour."""
    central = open_central(options.folder, serving=True)
    try:
        count = clearing.clear(central, SystemClock().now().wall, days=options.days, dry=options.dry_run)
    except Refused as error:
        raise CentralProblem(error.code) from error
    finally:
        central.close()
    options.say(f"{count} files would go." if options.dry_run else f"{count} files cleared away.")
    return 0


def owner_of(options: argparse.Namespace) -> str:
    """The owner's database address for this command, if one was given."""
    # From standard input, so that its password stands in no list of processes.
    return sys.stdin.readline().strip() if options.owner == "-" else str(options.owner)
