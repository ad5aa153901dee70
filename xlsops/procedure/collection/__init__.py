"""Taking in what bureaus sent, and what is told of it (steps 5 to 7)."""
