"""A period folder as read, seen, painted, and put right after a crash."""
