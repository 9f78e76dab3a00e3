"""A pack or an answer from one laptop to another over the local network: `receiving.open_door`, `sending.connect`."""
