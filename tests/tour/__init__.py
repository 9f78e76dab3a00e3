"""The whole job in practice, through the real widgets, off screen."""
