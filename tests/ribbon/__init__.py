"""The buttons, as Excel calls them."""
