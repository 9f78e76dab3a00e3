"""Consent given again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "renewals",
        sa.Column("event", sa.String(64), primary_key=True),
        sa.Column("interview", sa.String(32), nullable=False, index=True),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("device", sa.String(16), nullable=False),
        sa.Column("at", sa.String(24), nullable=False),
        sa.Column("received_at", sa.String(24), nullable=False),
    )
