"""What may go wrong with a form in other hands, found without running it."""
