"""What goes with a returned copy: its first sheet and its letter; and letters as plain text."""
