"""Mistakes planted in forms filled with care: what proves that a rule finds and is silent."""
