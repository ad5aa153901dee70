"""From quarter to quarter: a new folder, figures carried in, and carried again."""
