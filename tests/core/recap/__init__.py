"""The pages of the recap as values."""
