"""What the reviewer does: decide, return, approve, hand over (steps 7 and 8)."""
