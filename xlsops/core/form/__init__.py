"""The request form: where everything stands, and what was found there."""
