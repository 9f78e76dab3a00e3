"""Central's schema on one page. Evidence is only ever added; nothing here has an UPDATE of content."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

metadata = MetaData()

# SQLite counts by itself only in an INTEGER primary key.
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
_DIGEST = String(64)
_KEY_ID = String(16)
_TIME = String(24)

facts_of_central = Table(
    "central",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

devices = Table(
    "devices",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("key_id", _KEY_ID, nullable=False, unique=True),
    Column("public", LargeBinary, nullable=False),
    Column("box", LargeBinary, nullable=False),
    Column("role", String(20), nullable=False),
    Column("code", String(40), nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("certificate_digest", _DIGEST, nullable=False),
    Column("enrolled_at", _TIME, nullable=False),
    Column("revoked_at", _TIME),
    Column("revocation", LargeBinary),
)

# Words about a device that is shut out, each until another one trusted it with less; who said it stands in it.
revocations_before = Table(
    "revocations_before",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("device", _KEY_ID, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("until", _TIME, nullable=False),
    Index("revocations_before_by_device", "device"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("device", _KEY_ID, nullable=False, index=True),
    Column("last", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
)

# How much a device asked for in this minute and sent on this day: counted before a body is read.
allowances = Table(
    "allowances",
    metadata,
    Column("device", _KEY_ID, primary_key=True),
    Column("minute", BigInteger, nullable=False),
    Column("requests", BigInteger, nullable=False),
    Column("day", BigInteger, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

# Which login of the database itself may read the facts of which mission (roles.py).
readers = Table(
    "readers",
    metadata,
    Column("login", String(63), primary_key=True),
    Column("mission", String(64), primary_key=True),
)

objects = Table(
    "objects",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("digest", _DIGEST, nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("device", _KEY_ID, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("received_at", _TIME, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("device", _KEY_ID, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    # Two objects with one number are a fork (a cloned or restored disk): both are kept.
    Column("digest", _DIGEST, primary_key=True),
    Column("prev", _DIGEST, nullable=False),
    Index("journal_by_digest", "digest"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("manifest", _DIGEST, primary_key=True),
    Column("interview", String(32), nullable=False, index=True),
    Column("mission", String(64), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("device", _KEY_ID, nullable=False, index=True),
    Column("form_id", String(100), nullable=False),
    Column("form_version", String(100), nullable=False),
    Column("sealed_wall", _TIME, nullable=False),
    Column("received_at", _TIME, nullable=False),
    Column("complete_at", _TIME),
    Column("facts_at", _TIME),
    Column("facts_problem", String(64)),
)

named = Table(
    "named",
    metadata,
    Column("manifest", _DIGEST, ForeignKey("revisions.manifest"), primary_key=True),
    Column("digest", _DIGEST, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("part", String(20), nullable=False),
    Column("size", BigInteger, nullable=False),
    Index("named_by_digest", "digest"),
)

# A row for each device that names a file, with what that device says of it and has brought of it: nobody stands in
# another's way by naming it first.
blobs = Table(
    "blobs",
    metadata,
    Column("sha256", _DIGEST, primary_key=True),
    Column("device", _KEY_ID, primary_key=True, index=True),
    Column("size", BigInteger, nullable=False),
    Column("block_root", _DIGEST, nullable=False),
    Column("held", LargeBinary, nullable=False),
    Column("sealed_at", _TIME),
)

receipts = Table(
    "receipts",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("device", _KEY_ID, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", _TIME, nullable=False),
    Column("acknowledged", Boolean, nullable=False),
    # Where its leaves stand in the log; empty of those from before there was one.
    Column("log_first", BigInteger),
    Column("log_count", Integer),
    Index("receipts_by_device", "device", "number"),
)

feed = Table(
    "feed",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("device", _KEY_ID, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Column("made_at", _TIME, nullable=False),
    Column("acknowledged_at", _TIME),
    # The how-manieth of its device; it stays when the item waits again.
    Column("acknowledgement", BigInteger),
    UniqueConstraint("device", "kind", "digest"),
    Index("feed_by_device", "device", "number"),
    Index("feed_by_acknowledgement", "device", "acknowledgement"),
)


def _about_consent(name: str) -> Table:
    """Events about an interview's consent: `at` is the device's time."""
    return Table(
        name,
        metadata,
        Column("event", _DIGEST, primary_key=True),
        Column("interview", String(32), nullable=False, index=True),
        Column("rev", Integer, nullable=False),
        Column("device", _KEY_ID, nullable=False),
        Column("at", _TIME, nullable=False),
        Column("received_at", _TIME, nullable=False),
    )


# Consent to all revisions up to `rev` was withdrawn.
withdrawals = _about_consent("withdrawals")

# Consent to the revision `rev`, and to no other, was given again.
renewals = _about_consent("renewals")

fact_values = Table(
    "fact_values",
    metadata,
    Column("manifest", _DIGEST, ForeignKey("revisions.manifest"), primary_key=True),
    Column("place", String(400), primary_key=True),
    Column("group_path", String(400), nullable=False),
    Column("instance", String(64), nullable=False),
    Column("name", String(200), nullable=False, index=True),
    Column("value", String(4000), nullable=False),
)

# What people decided about packs that were kept aside; of several about one pack the last counts.
decisions = Table(
    "decisions",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("pack", _DIGEST, nullable=False),
    Column("device", _KEY_ID, nullable=False),
    Column("decision", String(20), nullable=False),
    Column("people", String(400), nullable=False),
    Column("at", _TIME, nullable=False),
    Index("decisions_by_pack", "pack"),
)

log_leaves = Table(
    "log_leaves",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Column("device", _KEY_ID, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    # Two devices may have brought the same file: each has its receipt.
    UniqueConstraint("digest", "device"),
)

# Of full subtrees from two leaves on: none is ever changed.
log_nodes = Table(
    "log_nodes",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)

cosignatures = Table(
    "cosignatures",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("witness", String(300), primary_key=True),
    Column("line", String(1000), nullable=False),
    Column("made_at", _TIME, nullable=False),
)

# Tokens of RFC 3161 over the text of a checkpoint, exactly as they came.
timestamps = Table(
    "timestamps",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("service", String(300), primary_key=True),
    Column("token", LargeBinary, nullable=False),
    Column("made_at", _TIME, nullable=False),
)
