"""Alembic's folder: one step a file under `versions`, forward only."""
