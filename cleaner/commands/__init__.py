"""Groups of commands: one file each, imported when it is called."""
