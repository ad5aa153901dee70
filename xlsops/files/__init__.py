"""Files as they come in: the gate, the reading of record, and the folders they live in."""
