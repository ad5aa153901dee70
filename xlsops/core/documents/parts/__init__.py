"""What documents are put together from: paper, letterhead, fields, tables, wording, facts."""
