"""What is asked and answered. Pure: no Qt, no SQL, no network, no clock."""
