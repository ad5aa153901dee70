"""What checking tells of a bureau's answers and of the office's rules, in English."""
