"""All tables of the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_DIGEST = sa.String(64)
_KEY_ID = sa.String(16)
_TIME = sa.String(24)


def upgrade() -> None:
    op.create_table(
        "central",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )
    op.create_table(
        "devices",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("key_id", _KEY_ID, nullable=False, unique=True),
        sa.Column("public", sa.LargeBinary, nullable=False),
        sa.Column("box", sa.LargeBinary, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
        sa.Column("certificate_digest", _DIGEST, nullable=False),
        sa.Column("enrolled_at", _TIME, nullable=False),
        sa.Column("revoked_at", _TIME),
        sa.Column("revocation", sa.LargeBinary),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("device", _KEY_ID, nullable=False, index=True),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "objects",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("digest", _DIGEST, nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("device", _KEY_ID, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("received_at", _TIME, nullable=False),
    )
    op.create_table(
        "journal",
        sa.Column("device", _KEY_ID, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("digest", _DIGEST, primary_key=True),
        sa.Column("prev", _DIGEST, nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("manifest", _DIGEST, primary_key=True),
        sa.Column("interview", sa.String(32), nullable=False, index=True),
        sa.Column("mission", sa.String(64), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("device", _KEY_ID, nullable=False, index=True),
        sa.Column("form_id", sa.String(100), nullable=False),
        sa.Column("form_version", sa.String(100), nullable=False),
        sa.Column("sealed_wall", _TIME, nullable=False),
        sa.Column("received_at", _TIME, nullable=False),
        sa.Column("complete_at", _TIME),
        sa.Column("facts_at", _TIME),
        sa.Column("facts_problem", sa.String(64)),
    )
    op.create_table(
        "named",
        sa.Column("manifest", _DIGEST, sa.ForeignKey("revisions.manifest"), primary_key=True),
        sa.Column("digest", _DIGEST, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("part", sa.String(20), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Index("named_by_digest", "digest"),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", _DIGEST, primary_key=True),
        sa.Column("device", _KEY_ID, nullable=False, index=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("block_root", _DIGEST, nullable=False),
        sa.Column("held", sa.LargeBinary, nullable=False),
        sa.Column("sealed_at", _TIME),
    )
    op.create_table(
        "receipts",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("device", _KEY_ID, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("acknowledged", sa.Boolean, nullable=False),
        sa.Index("receipts_by_device", "device", "number"),
    )
    op.create_table(
        "feed",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("device", _KEY_ID, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("digest", _DIGEST, nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("acknowledged_at", _TIME),
        sa.UniqueConstraint("device", "kind", "digest"),
        sa.Index("feed_by_device", "device", "number"),
    )
    op.create_table(
        "fact_values",
        sa.Column("manifest", _DIGEST, sa.ForeignKey("revisions.manifest"), primary_key=True),
        sa.Column("place", sa.String(400), primary_key=True),
        sa.Column("group_path", sa.String(400), nullable=False),
        sa.Column("instance", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False, index=True),
        sa.Column("value", sa.String(4000), nullable=False),
    )
