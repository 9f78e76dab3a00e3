"""What the administrator's page tells, done for real: a proxy, two machines, a backup, a moment in the past."""
