"""The administrator's commands, as they are typed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from storage.interviews import device, organisation
from storage.keys.fingerprint import six_words
from storage.objects.certificate import Role
from sync.central import admin
from sync.central.__main__ import _COMMANDS, main
from sync.central.database import writing
from sync.central.errors import CentralProblem
from sync.central.tables import fact_values, metadata
from sync.client.http import transport_of
from tests.storage.vaults import MOMENT, new_vault
from tests.sync.world import STORY, SetClock, World


def run(folder: Path, *arguments: str) -> int:
    return main(["--folder", str(folder / "central"), *arguments])


def test_central_is_brought_up_by_commands_and_a_laptop_delivers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = str(tmp_path / "offline")
    assert run(tmp_path, "init") == 0
    laptop = new_vault(tmp_path / "laptop")
    with laptop.transaction() as tx:
        request = device.enrolment_request(tx, role=Role.DOCUMENTER, person="p-1", practice=False, moment=MOMENT)
    (tmp_path / "request").write_bytes(request)
    out = str(tmp_path / "package")
    server = subprocess.Popen(
        [sys.executable, "-m", "sync.central", "--folder", str(tmp_path / "central"), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout is not None
        url = re.fullmatch(rb"listening (https://127\.0\.0\.1:\d+)\n", server.stdout.readline())
        assert url is not None
        address = url[1].decode()
        made = run(
            tmp_path, "organisation", "--keys", keys, "--name", "A", "--code", "ORG", "--url", address, "--out", out
        )
        assert made == 0
        assert re.search(r"six words: (\S+ ){5}\S+", capsys.readouterr().out)
        certificate = str(tmp_path / "certificate")
        assert run(tmp_path, "enrol", str(tmp_path / "request"), "--keys", keys, "--out", certificate) == 0
        words_of_request = six_words(bytes.fromhex(admin.digest_of_request(request)))
        assert f"six words: {' '.join(words_of_request)}\n" in capsys.readouterr().out
        with laptop.transaction() as tx:
            organisation.import_package(tx, Path(out).read_bytes(), SetClock().now(), practice=False)
            device.keep_certificate(tx, Path(certificate).read_bytes(), practice=False)
            name = device.identity(tx).signing.public
        world = object.__new__(World)
        world.clock = SetClock()
        interview = world.seal(laptop, photo=20_000)
        transport = transport_of(laptop)
        delivered = world.deliver(laptop, transport).delivered
        transport.close()
        assert delivered == (interview,)
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()  # type: ignore[union-attr]
        laptop.close()
    capsys.readouterr()
    assert run(tmp_path, "list") == 0
    listed = capsys.readouterr().out
    assert "documenter" in listed and "1 interviews" in listed and "admitted" in listed
    assert run(tmp_path, "export", str(tmp_path / "export")) == 0
    index = json.loads((tmp_path / "export" / "index.json").read_bytes())
    assert len(index["revisions"]) == 1
    for entry in index["objects"]:
        folder = "blobs" if entry["kind"] == "blob" else "objects"
        assert (tmp_path / "export" / folder / entry["digest"]).exists()
    from storage.crypto.signing import key_id

    assert run(tmp_path, "revoke", key_id(name), "--reason", "lost", "--keys", keys) == 0
    capsys.readouterr()
    run(tmp_path, "list")
    assert "revoked" in capsys.readouterr().out


def test_the_words_of_each_coordinators_request_are_shown_before_anything_is_sealed_to_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "init")
    about = ["--name", "A", "--code", "ORG", "--url", "https://127.0.0.1:8443", "--out", str(tmp_path / "package")]
    expected = []
    for name in ("one", "two"):
        vault = new_vault(tmp_path / f"vault-{name}")
        with vault.transaction() as tx:
            request = device.enrolment_request(tx, role=Role.COORDINATOR, person=name, practice=False, moment=MOMENT)
        vault.close()
        (tmp_path / name).write_bytes(request)
        about += ["--coordinator", str(tmp_path / name)]
        digest = bytes.fromhex(admin.digest_of_request(request))
        expected += [" ".join(six_words(digest, language)) for language in ("uk", "en")]
    capsys.readouterr()
    assert run(tmp_path, "organisation", "--keys", str(tmp_path / "offline"), *about) == 0
    said = capsys.readouterr().out
    assert len(set(expected)) == 4
    assert all(words in said for words in expected)


def test_a_mistyped_folder_of_keys_begins_no_other_organisation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "init")
    about = ["--name", "A", "--code", "ORG", "--url", "https://127.0.0.1:8443", "--out", str(tmp_path / "package")]
    assert run(tmp_path, "organisation", "--keys", str(tmp_path / "offline"), *about) == 0
    package = (tmp_path / "package").read_bytes()
    assert run(tmp_path, "organisation", "--keys", str(tmp_path / "ofline"), *about) == 1
    assert run(tmp_path, "revoke", "0" * 16, "--reason", "lost", "--keys", str(tmp_path / "ofline")) == 1
    assert "not in this folder" in capsys.readouterr().err
    assert not (tmp_path / "ofline").exists()
    assert (tmp_path / "package").read_bytes() == package
    assert run(tmp_path, "organisation", "--keys", str(tmp_path / "offline"), *about) == 0


@pytest.mark.parametrize(
    "command",
    sorted(_COMMANDS),
)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert "usage: python -m sync.central" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["list"], "not a central"),
        (["init", "--database", "mysql://x"], "postgresql"),
        (["serve", "--port", "0"], "not a central"),
    ],
)
def test_mistakes_are_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run(tmp_path, *arguments) == 1
    assert says in capsys.readouterr().err


def test_a_second_init_changes_nothing(tmp_path: Path) -> None:
    admin.init(tmp_path / "central", MOMENT).close()
    before = {path: path.read_bytes() for path in (tmp_path / "central").iterdir() if path.is_file()}
    with pytest.raises(CentralProblem, match="folder-not-empty"):
        admin.init(tmp_path / "central", MOMENT)
    assert {path: path.read_bytes() for path in before} == before


def test_keys_of_central_are_for_its_owner_only(tmp_path: Path) -> None:
    admin.init(tmp_path / "central", MOMENT).close()
    folder = tmp_path / "central"
    assert folder.stat().st_mode & 0o077 == 0
    for name in ("keys", "ca.key", "server.key", "central.json"):
        assert (folder / name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["keys", "central.json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"receipt":"zz"}'])
def test_a_damaged_folder_is_said_so(tmp_path: Path, name: str, content: bytes) -> None:
    admin.init(tmp_path / "central", MOMENT).close()
    (tmp_path / "central" / name).write_bytes(content)
    with pytest.raises(CentralProblem, match=r"damaged|not-a-central"):
        admin.open_central(tmp_path / "central")


def test_practice_and_real_never_meet_at_enrolment(world: World) -> None:
    real = new_vault(world.folder / "real")
    world.vaults.append(real)
    with real.transaction() as tx:
        request = device.enrolment_request(tx, role=Role.DOCUMENTER, person="p", practice=False, moment=MOMENT)
    with pytest.raises(CentralProblem, match="practice-mismatch"):
        admin.enrol(world.central, request, role=Role.DOCUMENTER, issuer=world.issuer, moment=MOMENT)


def test_a_practice_database_is_not_opened_as_a_real_one(world: World) -> None:
    path = world.central.folder / "central.json"
    path.write_bytes(path.read_bytes().replace(b"true", b"false"))
    with pytest.raises(CentralProblem, match="practice-mismatch"):
        admin.open_central(world.central.folder)


def test_a_stranger_certifies_nobody(world: World) -> None:
    from storage.crypto.signing import SigningKey

    vault = world._vault("laptop")
    with pytest.raises(CentralProblem, match="issuer-not-named"):
        admin.enrol(
            world.central,
            world._request(vault, Role.DOCUMENTER),
            role=Role.DOCUMENTER,
            issuer=SigningKey.generate(),
            moment=MOMENT,
        )
    assert len(admin.devices(world.central)) == 1


def test_codes_are_given_out_once(world: World) -> None:
    for name in ("a", "b"):
        world.laptop(name)
    codes = [device.code for device in admin.devices(world.central)]
    assert codes == ["001", "002", "003"]


def test_the_migrations_make_exactly_the_tables(world: World) -> None:
    with world.central.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_a_database_that_fails_quotes_nothing_of_what_it_was_given(world: World) -> None:
    row = {"manifest": "0" * 64, "place": "a", "group_path": "", "instance": "", "name": "in_what", "value": STORY}
    with pytest.raises(DBAPIError) as caught, writing(world.central.engine) as tx:
        tx.execute(insert(fact_values).values(**row))
    assert STORY not in str(caught.value)
