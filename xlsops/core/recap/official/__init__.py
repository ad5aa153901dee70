"""Official forms: a template workbook says what a form looks like, its mapping sheet what fills it."""
