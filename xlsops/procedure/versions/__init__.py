"""What a bureau sent, version by version: what differs, and the history of one cell."""
