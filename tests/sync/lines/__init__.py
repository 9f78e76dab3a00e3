"""Bad lines: a proxy between the real client and the real central, and what must arrive through it."""
