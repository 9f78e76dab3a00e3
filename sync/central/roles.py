"""Who may do what in PostgreSQL: a service that cannot change evidence, and readers of the facts of missions.

The statements are made here so that an administrator can read them before they run: `roles --sql`.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from urllib.parse import quote, urlsplit, urlunsplit

from sqlalchemy import Connection, Engine

from sync.central import tables
from sync.central.database import writing
from sync.central.errors import CentralProblem

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_PASSWORD = re.compile(r"[A-Za-z0-9_-]{1,100}")
_MISSION = re.compile(r"[A-Za-z0-9._-]{1,64}")
# Rows of the service's own work, no evidence: it may change and forget them.
_WORK = ("sessions", "allowances")
# What is learnt about evidence after it came in; its content stays as it came.
_LEARNT = {
    "blobs": ("held", "sealed_at"),
    "revisions": ("complete_at", "facts_at", "facts_problem"),
    "receipts": ("acknowledged",),
    "feed": ("acknowledged_at", "acknowledgement"),
}
# What waits for a coordinator is dropped when consent is withdrawn.
_DROPPED = ("feed",)
# Written by an administrator only.
_GIVEN = ("central", "devices", "readers", "revocations_before")
# What readers see, and by which column a row belongs to a revision.
_READ = ("revisions", "fact_values")


def statements(prefix: str, password: str) -> Iterator[str]:
    """What makes the roles `<prefix>_service` and `<prefix>_reader`, and says what each may do; safe to repeat.

    Raises:
        CentralProblem: code role-name.
    """
    if not _NAME.fullmatch(prefix) or not _PASSWORD.fullmatch(password):
        raise CentralProblem("role-name")
    service, reader = f"{prefix}_service", f"{prefix}_reader"
    for role, can in ((service, f"LOGIN PASSWORD '{password}'"), (reader, "NOLOGIN")):
        yield (
            f"DO $$ BEGIN CREATE ROLE {role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS; "
            "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
        yield f"ALTER ROLE {role} {can}"
    yield "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC"
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    for role in (service, reader):
        yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"
        yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {service}"
    yield f"GRANT SELECT ON alembic_version TO {service}"
    for table in tables.metadata.sorted_tables:
        yield from _for_service(table.name, service)
    yield from _for_readers(service, reader)


def _for_service(table: str, service: str) -> Iterator[str]:
    if table in _WORK:
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {service}"
        return
    yield f"GRANT SELECT{'' if table in _GIVEN else ', INSERT'} ON {table} TO {service}"
    if table in _LEARNT:
        yield f"GRANT UPDATE ({', '.join(_LEARNT[table])}) ON {table} TO {service}"
    if table in _DROPPED:
        yield f"GRANT DELETE ON {table} TO {service}"


def _for_readers(service: str, reader: str) -> Iterator[str]:
    # As its owner, because readers see no journal: whether the consent to a revision stands, as withdrawing.covers.
    yield f"""CREATE OR REPLACE FUNCTION consent_stands(wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM revisions r JOIN withdrawals w ON w.interview = r.interview AND w.device = r.device
    WHERE r.manifest = wanted AND r.rev <= w.rev AND NOT EXISTS (
      SELECT 1 FROM renewals n WHERE n.interview = w.interview AND n.device = w.device AND n.rev = r.rev
      AND {_number("n")} > {_number("w")})) $$"""  # noqa: S608 nothing from outside
    yield """CREATE OR REPLACE FUNCTION may_read(wanted text, login text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM revisions r JOIN readers a ON a.mission = r.mission
    WHERE r.manifest = wanted AND a.login = may_read.login) AND consent_stands(wanted) $$"""
    for function in ("consent_stands(text)", "may_read(text, text)"):
        yield f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {reader}"
    for table in _READ:
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        for policy in (f"{service}_all", f"{reader}_by_mission"):
            yield f"DROP POLICY IF EXISTS {policy} ON {table}"
        yield f"CREATE POLICY {service}_all ON {table} TO {service} USING (true) WITH CHECK (true)"
        yield (
            f"CREATE POLICY {reader}_by_mission ON {table} FOR SELECT TO {reader} "
            "USING (may_read(manifest, current_user::text))"
        )
        yield f"GRANT SELECT ON {table} TO {reader}"


def _number(event: str) -> str:
    of_event = f"j.digest = {event}.event AND j.device = {event}.device"
    return f"(SELECT max(j.seq) FROM journal j WHERE {of_event})"  # noqa: S608 nothing from outside


def make(engine: Engine, prefix: str) -> str:
    """Make or renew the roles with the owner's connection; the service's new password.

    Raises:
        CentralProblem: codes database-not-postgresql, role-name.
    """
    password = secrets.token_urlsafe(24)
    with _owning(engine) as tx:
        for statement in statements(prefix, password):
            tx.exec_driver_sql(statement)
    return password


def let_read(engine: Engine, prefix: str, login: str, mission: str) -> str:
    """Let a person's login read the facts of a mission; the login is made where there is none, with this password.

    Raises:
        CentralProblem: codes database-not-postgresql, role-name.
    """
    if not _NAME.fullmatch(login) or not _NAME.fullmatch(prefix) or not _MISSION.fullmatch(mission):
        raise CentralProblem("role-name")
    password = ""
    with _owning(engine) as tx:
        if tx.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).first() is None:
            password = secrets.token_urlsafe(18)
            tx.exec_driver_sql(
                f"CREATE ROLE {login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS LOGIN PASSWORD '{password}'"
            )
        tx.exec_driver_sql(f"GRANT {prefix}_reader TO {login}")
        tx.exec_driver_sql("INSERT INTO readers VALUES (%s, %s) ON CONFLICT DO NOTHING", (login, mission))
    return password


def let_read_no_more(engine: Engine, login: str) -> None:
    """Take every mission from a login; its password stays good for nothing."""
    with _owning(engine) as tx:
        tx.exec_driver_sql("DELETE FROM readers WHERE login = %s", (login,))


def address_of(owner: str, prefix: str, password: str) -> str:
    """The owner's database address with the service's login in place of the owner's."""
    parts = urlsplit(owner)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{prefix}_service:{quote(password, safe='')}@{place}"))


def _owning(engine: Engine) -> AbstractContextManager[Connection]:
    if engine.dialect.name != "postgresql":
        raise CentralProblem("database-not-postgresql")
    return writing(engine)
