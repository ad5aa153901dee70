"""The sample quarter: played whole, and proved by what was planted in it."""
