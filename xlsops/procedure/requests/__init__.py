"""Asking bureaus for their data: forms, reminders (steps 2 to 5)."""
