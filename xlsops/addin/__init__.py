"""The Excel add-in: built from text, installed, taken away again, and examined."""
