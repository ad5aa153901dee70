"""The first sheet of a returned copy, and letters as plain text; the letter itself is a document."""
