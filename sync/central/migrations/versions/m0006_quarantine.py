"""What people decided about packs that were kept aside."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("pack", sa.String(64), nullable=False),
        sa.Column("device", sa.String(16), nullable=False),
        sa.Column("decision", sa.String(20), nullable=False),
        sa.Column("people", sa.String(400), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
    )
    op.create_index("decisions_by_pack", "decisions", ["pack"])
