"""The material for the report (Bahan LKjIP): made from the recap, held against it again."""
