"""Each device that names a file has a row of its own, and a leaf of the log for what it brought.

What had come of files that are not whole comes again: it lies under names that belong to no device.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_DIGEST = sa.String(64)
_KEY_ID = sa.String(16)


def upgrade() -> None:
    blobs = sa.table("blobs", sa.column("held", sa.LargeBinary), sa.column("sealed_at"))
    op.execute(blobs.update().where(blobs.c.sealed_at.is_(None)).values(held=b""))
    if op.get_bind().dialect.name == "postgresql":
        # In place: what roles may do stays with the tables.
        op.drop_constraint("blobs_pkey", "blobs")
        op.create_primary_key("blobs_pkey", "blobs", ["sha256", "device"])
        op.drop_constraint("log_leaves_digest_key", "log_leaves")
        op.create_unique_constraint("log_leaves_digest_device_key", "log_leaves", ["digest", "device"])
        return
    _made_anew(
        "blobs",
        sa.Column("sha256", _DIGEST, primary_key=True),
        sa.Column("device", _KEY_ID, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("block_root", _DIGEST, nullable=False),
        sa.Column("held", sa.LargeBinary, nullable=False),
        sa.Column("sealed_at", sa.String(24)),
    )
    op.create_index("ix_blobs_device", "blobs", ["device"])
    _made_anew(
        "log_leaves",
        sa.Column(
            "number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False
        ),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("digest", _DIGEST, nullable=False),
        sa.Column("device", _KEY_ID, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("digest", "device"),
    )


def _made_anew(name: str, *columns: sa.Column[object] | sa.UniqueConstraint) -> None:
    """SQLite changes no key of a table that is there."""
    table = op.create_table(f"{name}_new", *columns)
    named = ", ".join(column.name for column in table.columns)
    op.execute(f"INSERT INTO {name}_new ({named}) SELECT {named} FROM {name}")  # noqa: S608 nothing from outside
    op.drop_table(name)
    op.rename_table(f"{name}_new", name)
