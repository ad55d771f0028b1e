"""The language server: courses kept as they are edited, and the protocol around them."""
