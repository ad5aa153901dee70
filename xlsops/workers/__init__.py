"""Worker processes that can be ended, within bounds that hold."""
