"""The rules, columns and lists of an office held against each other, before anybody fills a form."""
