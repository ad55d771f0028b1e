"""Changes of a whole course at once: what is named otherwise, and what lies elsewhere."""
