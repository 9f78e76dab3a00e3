"""A central of each release, with a laptop and a coordinator that know it."""
