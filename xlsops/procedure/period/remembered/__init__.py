"""What this machine remembers of a period: what stands as it was made, and what is asked."""
