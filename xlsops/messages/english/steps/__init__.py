"""What the operations of the procedure say, in English."""
