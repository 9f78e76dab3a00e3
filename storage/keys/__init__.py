"""Vault header, key slots, passphrases and recovery cards."""
