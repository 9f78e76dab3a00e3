"""One cryptographic operation per file; imports nothing of ours."""
