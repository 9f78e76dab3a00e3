"""Tests of the ceremony."""
