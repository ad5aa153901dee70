"""What is said of the journal, its signatures, and what no longer agrees with it."""
