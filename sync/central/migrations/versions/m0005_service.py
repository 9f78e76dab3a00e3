"""What each device may ask for and send, and which login may read which mission."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "allowances",
        sa.Column("device", sa.String(16), primary_key=True),
        sa.Column("minute", sa.BigInteger, nullable=False),
        sa.Column("requests", sa.BigInteger, nullable=False),
        sa.Column("day", sa.BigInteger, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "readers",
        sa.Column("login", sa.String(63), primary_key=True),
        sa.Column("mission", sa.String(64), primary_key=True),
    )
