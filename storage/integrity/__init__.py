"""What tells whether anything was changed unseen: chains, anchors and files held against each other."""
