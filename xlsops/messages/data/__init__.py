"""What is said of exported data."""
