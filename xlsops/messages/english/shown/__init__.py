"""What is told of pages and documents, in English."""
