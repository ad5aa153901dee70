"""What is said of the journal and its signatures, in English."""
