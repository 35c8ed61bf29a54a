"""An editor looks and decides: in the browser through a server on this machine, or on a terminal."""
