"""The ribbon, made from the table of operations: customUI, callbacks, drawing, icons."""
