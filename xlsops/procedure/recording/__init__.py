"""What people record themselves: steps outside the program, receipts, files set aside, objections."""
