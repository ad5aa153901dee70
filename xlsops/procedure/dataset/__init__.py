"""The folders of many offices as one dataset: its record, the work on a chunk of it, and the whole."""
