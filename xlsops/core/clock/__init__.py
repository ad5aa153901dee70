"""The steps of the procedure and their time."""
