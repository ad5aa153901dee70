"""What is said of exported data, in English."""
