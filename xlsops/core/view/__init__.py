"""All that is known of a period at one moment, and what follows from it for every page."""
