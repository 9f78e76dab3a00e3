"""The device's end of delivery."""
