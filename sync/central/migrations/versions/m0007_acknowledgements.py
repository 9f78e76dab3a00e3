"""In which order a device said what it keeps, so that one that was put back is offered the rest again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feed", sa.Column("acknowledgement", sa.BigInteger))
    op.create_index("feed_by_acknowledgement", "feed", ["device", "acknowledgement"])
