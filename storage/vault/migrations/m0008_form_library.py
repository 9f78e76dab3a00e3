"""The form library keeps forms of the organisation's own with the files that belong to them."""

from storage.vault.transaction import Transaction

_TABLES = """
CREATE TABLE imported_forms (
    digest TEXT PRIMARY KEY REFERENCES forms (digest),
    wrapper TEXT NOT NULL,
    xform BLOB NOT NULL
) STRICT
--
CREATE TABLE form_files (
    digest TEXT NOT NULL REFERENCES forms (digest),
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (digest, name)
) STRICT
"""


def upgrade(tx: Transaction) -> None:
    """Add the form as it was converted, and its lists and pictures by file name."""
    for statement in _TABLES.split("\n--\n"):
        tx.exec_driver_sql(statement)
