"""What this program does in each contest; a module each, whose ``ready`` returns the work to be timed."""
