"""What is said of the computer, in English."""
