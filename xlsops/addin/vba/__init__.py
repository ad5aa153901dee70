"""A VBA project written from text: module, compression, compound file."""
