"""What opens a vault: passphrase, recovery cards, and the header that ties them to its key."""
