"""The log of tests/sync over a real PostgreSQL: the very same tests, another lock underneath."""

import pytest

from tests.sync.test_log import (
    test_everything_that_is_stored_is_logged_once_and_its_receipts_are_proved,
    test_what_is_rolled_back_leaves_no_leaf,
    test_writers_that_append_at_once_make_one_log,
)
from tests.sync.test_log_report import (
    delivered,
    test_whatever_was_changed_in_the_database_is_found,
)
from tests.sync.test_witness import test_what_witnesses_said_travels_to_the_laptop

__all__ = [
    "delivered",
    "test_everything_that_is_stored_is_logged_once_and_its_receipts_are_proved",
    "test_what_is_rolled_back_leaves_no_leaf",
    "test_what_witnesses_said_travels_to_the_laptop",
    "test_whatever_was_changed_in_the_database_is_found",
    "test_writers_that_append_at_once_make_one_log",
]

pytestmark = pytest.mark.postgres
