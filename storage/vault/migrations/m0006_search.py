"""Search by word forms, people, places and days: a new index, filled interview by interview."""

from storage.vault.transaction import Transaction

_TABLES = """
DROP TABLE search
--
DROP TABLE search_rows
--
CREATE TABLE search_interviews (
    no INTEGER PRIMARY KEY,
    interview_id TEXT NOT NULL UNIQUE REFERENCES interviews (id),
    version INTEGER NOT NULL
) STRICT
--
CREATE INDEX search_interviews_by_version ON search_interviews (version)
--
CREATE TABLE search_rows (
    id INTEGER PRIMARY KEY,
    interview_no INTEGER NOT NULL REFERENCES search_interviews (no),
    ref TEXT NOT NULL,
    piece INTEGER NOT NULL,
    UNIQUE (interview_no, ref, piece)
) STRICT
--
CREATE TABLE search_places (
    interview_no INTEGER NOT NULL REFERENCES search_interviews (no),
    place TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (interview_no, place)
) STRICT, WITHOUT ROWID
--
CREATE INDEX search_places_by_code ON search_places (code, interview_no)
--
CREATE TABLE search_days (
    interview_no INTEGER NOT NULL REFERENCES search_interviews (no),
    day TEXT NOT NULL,
    starts TEXT NOT NULL DEFAULT '',
    ends TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (interview_no, day)
) STRICT, WITHOUT ROWID
--
CREATE INDEX search_days_by_start ON search_days (starts, ends, interview_no)
--
CREATE VIRTUAL TABLE search USING fts5 (words, stems, tokenize = 'ascii', prefix = '2 3')
--
INSERT INTO search (search, rank) VALUES ('secure-delete', 1)
--
CREATE INDEX interviews_by_date ON interviews (date)
"""


def upgrade(tx: Transaction) -> None:
    """Make the tables; what was indexed before is indexed anew while the program runs."""
    for statement in _TABLES.split("\n--\n"):
        tx.exec_driver_sql(statement)
