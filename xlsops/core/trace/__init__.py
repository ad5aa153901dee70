"""Where every number of a recap comes from: down to the cell somebody wrote it in."""
