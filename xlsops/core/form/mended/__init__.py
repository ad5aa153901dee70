"""What people damaged on a form and the reading mends without guessing, told of each file."""
