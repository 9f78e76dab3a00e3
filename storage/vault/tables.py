"""The schema on one page, as the migrations make it; what the columns mean."""

from sqlalchemy import BLOB, Column, Integer, MetaData, Table, Text

metadata = MetaData()


def _table(name: str, *columns: Column[object]) -> Table:
    return Table(name, metadata, *columns)


def _text(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key)


def _int(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Integer, primary_key=key)


def _blob(name: str) -> Column[object]:
    return Column(name, BLOB)


# Which vault this is, written when it was made.
meta = _table("meta", _text("key", key=True), _text("value"))

settings = _table("settings", _text("name", key=True), _text("value"), _text("at"))

# Numbers given out; they only grow.
counters = _table("counters", _text("name", key=True), _int("value"))

# One row: this device's keys, its certificate, and the last time that can be trusted.
device = _table(
    "device",
    _int("id", key=True),
    _blob("signing_seed"),
    _blob("box_seed"),
    _text("code"),
    _blob("certificate"),
    _text("certificate_digest"),
    _text("trusted_floor"),
    _text("anchor_boot"),
    _text("anchor_wall"),
    _int("anchor_mono_ms"),
)

# Every package ever accepted; the one with the highest version counts.
organisation = _table(
    "organisation", _text("digest", key=True), _text("root"), _int("version"), _blob("content"), _text("imported")
)

forms = _table(
    "forms",
    _text("digest", key=True),
    _text("form_id"),
    _text("version"),
    _text("title"),
    _blob("source"),
    _text("source_name"),
    _blob("xform"),
    _text("kept"),
)

# Forms that did not come with the program: `xform` as it was converted. In `forms` the same form stands inside the
# sections of `wrapper`, as interviews are taken with it.
imported_forms = _table("imported_forms", _text("digest", key=True), _text("wrapper"), _blob("xform"))

# Lists and pictures that a form names.
form_files = _table("form_files", _text("digest", key=True), _text("name", key=True), _blob("content"))

missions = _table(
    "missions",
    _text("id", key=True),
    _text("number"),
    _text("name"),
    _text("area"),
    _text("starts"),
    _text("ends"),
    _text("team"),
    _text("created"),
)

# One row a revision: `interview` is the same for all of them, `replaces` the row corrected by this one.
interviews = _table(
    "interviews",
    _text("id", key=True),
    _text("interview"),
    _int("revision"),
    _text("mission_id"),
    _text("number"),
    _text("form_id"),
    _text("form_version"),
    _text("form_digest"),
    _text("title"),
    _text("place"),
    _text("date"),
    _int("progress"),
    _text("created"),
    _text("updated"),
    _text("replaces"),
    _text("sealed_at"),
    _int("leaves"),
    _text("manifest_digest"),
    _text("delivered_at"),
    # Since when the author cannot open it any more.
    _text("closed_at"),
)

# Append-only: the newest row of a ref is the answer, NULL when it was taken away.
answer_revisions = _table(
    "answer_revisions", _int("id", key=True), _text("interview_id"), _text("ref"), _text("value"), _text("at")
)

# Repeat instances at their place among their siblings; NULL when removed.
repeat_instances = _table("repeat_instances", _text("interview_id", key=True), _text("ref", key=True), _int("position"))

notes = _table(
    "notes",
    _text("id", key=True),
    _text("interview_id"),
    _text("kind"),
    _text("text"),
    _text("at"),
    _text("attachment_id"),
    _int("offset_ms"),
    _int("removed"),
)

attachments = _table(
    "attachments",
    _text("id", key=True),
    _text("interview_id"),
    _text("part"),
    _text("kind"),
    _text("mime"),
    _text("title"),
    _text("details"),
    _text("captured"),
    _text("sha256"),
    _blob("thumbnail"),
    _int("removed"),
)

# One sealed file each; the row is committed before the file exists. `size` is of the plaintext.
segments = _table(
    "segments",
    _int("id", key=True),
    _text("attachment_id"),
    _int("n"),
    _text("file"),
    _blob("wrapped_key"),
    _int("record_size"),
    _text("state"),
    _int("records"),
    _int("size"),
    _int("file_bytes"),
    _text("plain_sha256"),
    _text("cipher_sha256"),
    _text("block_root"),
    _int("duration_ms"),
)

statements = _table(
    "statements",
    _int("id", key=True),
    _text("interview_id"),
    _text("attachment_id"),
    _text("sha256"),
    _text("language"),
    _text("made"),
    # The newest row of `answer_revisions` when it was made: what is written later does not stand in it.
    _int("answers"),
)

signatures = _table(
    "signatures",
    _text("id", key=True),
    _text("interview_id"),
    _text("signer"),
    _text("kind"),
    _text("statement_sha256"),
    _text("attachment_id"),
    _text("reason"),
    _text("at"),
)

# Signed and sealed bytes, exactly as they were made; append-only.
objects = _table("objects", _text("digest", key=True), _text("kind"), _text("interview_id"), _blob("content"))

# Keys of sealed parts, wrapped by the vault, for as long as the author may read them.
part_keys = _table("part_keys", _text("interview_id", key=True), _text("part", key=True), _blob("wrapped"))

# The device's signed objects in order; append-only.
journal = _table("journal", _int("seq", key=True), _text("digest"), _text("kind"), _text("at"))

# What was done, each entry signed and naming the one before; `content` is the entry's frame, the other columns repeat
# what it says. `object` names the signed object that an entry is about, where there is one; no interview, the vault.
custody = _table(
    "custody",
    _int("id", key=True),
    _text("interview_id"),
    _text("action"),
    _text("at"),
    _text("object"),
    _text("detail"),
    _text("hash"),
    _blob("content"),
)

# For each group of rows their number, the number of the last one, and a digest chained over them (see `chains`).
heads = _table("heads", _text("name", key=True), _text("scope", key=True), _int("rows"), _int("last"), _blob("digest"))

# One row: how often anything watched has changed, and the sum over all heads.
head_of_heads = _table("head_of_heads", _int("id", key=True), _int("format"), _int("changes"), _blob("total"))

outbox = _table(
    "outbox",
    _int("number", key=True),
    _text("digest"),
    _text("kind"),
    _int("lane"),
    _text("interview_id"),
    _int("size"),
    _text("file"),
    _text("block_root"),
    _text("state"),
    _text("code"),
    _text("receipt"),
)

receipts = _table("receipts", _text("digest", key=True), _blob("content"), _text("at"))

reviews = _table(
    "reviews",
    _text("digest", key=True),
    _text("interview_id"),
    _blob("content"),
    _blob("certificate"),
    _text("reviewer"),
    _text("text"),
    _int("returned"),
    _text("at"),
    _text("received"),
    _int("is_read"),
)

# A coordinator's side: what was fetched, sealed as it came.
received = _table(
    "received",
    _text("manifest_digest", key=True),
    _text("interview"),
    _int("revision"),
    _blob("content"),
    _blob("certificate"),
    _text("author_key"),
    _text("author"),
    _text("device_code"),
    _text("wall"),
    _text("number"),
    _text("received"),
    _int("reviews_sent"),
)

received_objects = _table(
    "received_objects",
    _text("digest", key=True),
    _text("manifest_digest", key=True),
    _text("kind"),
    _blob("content"),
)

# Signed events by which consent was withdrawn from all revisions up to this one.
received_withdrawn = _table(
    "received_withdrawn", _text("digest", key=True), _text("interview"), _int("revision"), _text("at"), _blob("content")
)

received_blobs = _table(
    "received_blobs",
    _text("cipher_sha256", key=True),
    _text("manifest_digest", key=True),
    _text("file"),
    _int("is_held"),
)

# What goes to a server of others: encrypted for it, until it has all of it. `terms` is a digest over whose key and what
# was agreed to; `finished` is when the server had everything.
departures = _table(
    "departures",
    _text("id", key=True),
    _text("interview_id"),
    _text("recipient"),
    _text("instance_id"),
    _blob("manifest"),
    _text("terms"),
    _text("made"),
    _text("finished"),
)

# Its files in the order of encryption, the submission last; of one that is attached only the id, of others the
# encrypted bytes. `size` is of the plaintext.
departure_files = _table(
    "departure_files",
    _text("departure_id", key=True),
    _int("n", key=True),
    _text("name"),
    _text("attachment_id"),
    _int("size"),
    _blob("content"),
    _int("sent"),
)

# What each interview is called in the index, and by which version of the rules it is there; -1 is forgotten.
search_interviews = _table("search_interviews", _int("no", key=True), _text("interview_id"), _int("version"))

# Which row of the full-text table holds which piece of which text.
search_rows = _table("search_rows", _int("id", key=True), _int("interview_no"), _text("ref"), _int("piece"))

# Codes of settlements, and days from and to, by the group of questions that they answer.
search_places = _table("search_places", _int("interview_no", key=True), _text("place", key=True), _text("code"))
search_days = _table(
    "search_days", _int("interview_no", key=True), _text("day", key=True), _text("starts"), _text("ends")
)

# The full-text table itself (not part of `metadata`: it is virtual).
search = Table(
    "search", MetaData(), Column("rowid", Integer, primary_key=True), Column("words", Text), Column("stems", Text)
)

# What was taken out or closed, numbered: a copy that has followed up to a number holds none of it any more.
withdrawals = _table("withdrawals", _int("id", key=True), _text("kind"), _text("object"))
