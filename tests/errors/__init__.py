"""The mistakes that authors make most, and what is said about each."""
