"""A witness (c2sp.org/tlog-witness): says of others' logs that they only grow, and knows nothing of what they hold."""
