"""The mutation table: every damage to a form we know is told, and no clean form is."""
