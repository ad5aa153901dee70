"""What is wrong with the sheets the office fills in itself, in English."""
