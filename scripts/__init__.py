"""What is run now and then by those who work on the kit."""
