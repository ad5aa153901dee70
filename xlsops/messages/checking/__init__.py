"""What is said of a file that came in, of its answers and of the findings in them."""
