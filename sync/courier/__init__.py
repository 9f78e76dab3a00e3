"""The same objects on a USB stick."""
