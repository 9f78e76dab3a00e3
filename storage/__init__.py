"""How records are kept: vault, keys, interviews, signed objects."""
