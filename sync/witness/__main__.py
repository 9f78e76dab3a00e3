"""The command line of a witness: `python -m sync.witness --help`."""

import argparse
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from sync.witness import witness
from sync.witness.errors import WitnessProblem
from sync.witness.service import create_app
from sync.witness.witness import Witness

_WORDS = {
    "folder-not-empty": "the folder holds something already; choose an empty one.",
    "folder-too-new": "a newer version of the program wrote this folder; start that one.",
    "not-a-witness": "this folder is not a witness; make one with: init",
    "witness-name": "a name has no spaces and no plus; a host name and a word is a good one.",
    "log-key": "this is not the key of a log; central prints its own with: log key",
    "log-known": "this log is watched already, under another key.",
    "file-unwritable": "a file cannot be written.",
    "port-taken": "the address or port cannot be listened on.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; 0 when it was done."""
    made = argparse.ArgumentParser(
        prog="python -m sync.witness",
        description="A witness cosigns checkpoints of another organisation's log, if each goes on from the one before.",
    )
    made.add_argument("--folder", type=Path, default=Path("witness"), help="data folder (default: ./witness)")
    names = made.add_subparsers(required=True, metavar="COMMAND")
    init = names.add_parser("init", help="make a data folder with a fresh key, and print the key")
    init.add_argument("--name", required=True, help="name in every cosignature, such as partner.example/witness")
    init.set_defaults(run=_init)
    key = names.add_parser("key", help="print this witness's key, for central and for the organisation's policy")
    key.set_defaults(run=_key)
    watch = names.add_parser("watch", help="watch a log")
    watch.add_argument("key", help="key of the log, as its central prints it")
    watch.set_defaults(run=_watch)
    listed = names.add_parser("list", help="list the logs, how far each was cosigned, and doubts")
    listed.set_defaults(run=_list)
    serve = names.add_parser("serve", help="answer logs until interrupted; TLS by a reverse proxy, or by these files")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    serve.add_argument("--port", type=int, default=8444, help="port; 0 takes a free one and prints it (default: 8444)")
    serve.add_argument("--certificate", type=Path, help="PEM file of the certificate")
    serve.add_argument("--certificate-key", type=Path, help="PEM file of its key")
    serve.set_defaults(run=_serve)
    options = made.parse_args(arguments)
    try:
        options.run(options)
    except WitnessProblem as problem:
        print(f"svidok witness: {_WORDS[problem.code]}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _init(options: argparse.Namespace) -> None:
    print(witness.make(options.folder, options.name).key.text())


def _key(options: argparse.Namespace) -> None:
    print(Witness(options.folder).key.text())


def _watch(options: argparse.Namespace) -> None:
    print(f"watching {Witness(options.folder).watch(options.key).name}")


def _list(options: argparse.Namespace) -> None:
    opened = Witness(options.folder)
    for one in opened.logs():
        print(f"{one.key.name}  {one.size}")
    if count := opened.doubts():
        print(f"DOUBTS: {count} signed requests did not go on from what was cosigned.")
        print(f"They are kept in {options.folder / 'logs.sqlite'}.")


def _serve(options: argparse.Namespace) -> None:
    app = create_app(Witness(options.folder))
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((options.host, options.port))
        except OSError as error:
            raise WitnessProblem("port-taken") from error
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ssl_certfile=options.certificate,
            ssl_keyfile=options.certificate_key,
        )
        print(f"listening {options.host}:{listener.getsockname()[1]}", flush=True)
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main())
