"""The forms engine: definition, dependency graph and the session of one interview."""
