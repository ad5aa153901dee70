"""Files of one bureau that several people filled, joined cell by cell."""
