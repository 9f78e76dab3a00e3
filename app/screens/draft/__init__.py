"""An interview while it is a draft: its pages, outline, saving and reminders, for every screen that shows it."""
