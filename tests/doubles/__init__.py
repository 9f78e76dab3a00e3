"""Stand-ins for what is slow or outside; never for our own code."""
