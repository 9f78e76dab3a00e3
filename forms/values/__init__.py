"""Value kinds of the domain: approximate dates, places."""
