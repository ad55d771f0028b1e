"""What people and machines are shown: renderers over one report, and the escaping they need."""
