"""Documents of Word: a template an office edits is filled, and what people made of it is read again."""
