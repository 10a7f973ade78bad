"""THE READERS' ENTRANCE: reads what is visible, knows no person, the same page for everyone."""
