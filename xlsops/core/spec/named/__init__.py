"""What conditions name: columns, sums, the other table, sheets people added."""
