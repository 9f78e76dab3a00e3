"""The way out to servers of ODK and Kobo: a submission encrypted as ODK says, and its posting.

Nothing here decides whether anything may leave: `storage.interviews.leaving` does, by signed policy and consent.
"""
