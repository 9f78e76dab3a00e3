"""What a coordinator and the devices of a mission send each other: assignments, mission packages, and their queue."""

from sqlalchemy import BLOB, Column, Integer, Table, Text

from storage.vault.tables import metadata

# Certificates of enrolled devices, as central told a coordinator last.
known_devices = Table(
    "known_devices",
    metadata,
    Column("key_id", Text, primary_key=True),
    Column("certificate", BLOB),
    Column("seen", Text),
)

# Devices that are shut out, each by words that the organisation signed: of several the lowest trusted number counts.
revocations = Table(
    "revocations",
    metadata,
    Column("device_key", Text, primary_key=True),
    Column("content", BLOB, primary_key=True),
    Column("received", Text),
)

# Sealed to a device, until central has it; `refused` is why central does not take it, as long as that stands.
addressed = Table(
    "addressed",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("device", Text),
    Column("content", BLOB),
    Column("made", Text),
    Column("sent", Text),
    Column("refused", Text),
)

# Given out here (`own`) or received: the newest version as it was signed, and how far it is. `interview` is the one
# that was begun here; `certificate` that of whoever gave it, or of the device it was given to.
assignments = Table(
    "assignments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("own", Integer),
    Column("version", Integer),
    Column("content", BLOB),
    Column("certificate", BLOB),
    Column("at", Text),
    Column("state", Text),
    Column("state_at", Text),
    Column("n", Integer),
    Column("interview", Text),
    Column("number", Text),
    Column("note", Text),
)

# Published here (`own`) or received: every version, as it was signed.
mission_packages = Table(
    "mission_packages",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("series", Text),
    Column("version", Integer),
    Column("own", Integer),
    Column("content", BLOB),
    Column("certificate", BLOB),
    Column("at", Text),
)
