"""The procedure: each operation reads everything, judges, then writes at the end."""
