"""What left for others: files that people outside keep for years."""
