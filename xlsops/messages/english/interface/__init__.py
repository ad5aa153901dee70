"""The English of tables that are said where the thing is: the ribbon, the help of commands, the guide."""
