"""Whether everything agrees: journal, archive, sheets, what went out."""
