"""As coordinator: interviews fetched from central. All that screens and the client call."""

from storage.interviews.received_files import blob_target, is_wanted, keep_blob, open_attachment
from storage.interviews.received_sealed import (
    FetchedObject,
    ReceivedInterview,
    get,
    in_force,
    is_held,
    keep,
    listed,
    manifest,
    open_part,
    signed_of,
)
from storage.interviews.received_withdrawn import keep_event

__all__ = [
    "FetchedObject",
    "ReceivedInterview",
    "blob_target",
    "get",
    "in_force",
    "is_held",
    "is_wanted",
    "keep",
    "keep_blob",
    "keep_event",
    "listed",
    "manifest",
    "open_attachment",
    "open_part",
    "signed_of",
]
