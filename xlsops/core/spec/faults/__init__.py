"""What is wrong with an office's sheets that shows only where several cells or rows are seen together."""
