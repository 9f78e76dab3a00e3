"""XLSForm in, through pyxform in a worker process."""
