"""What only curators have beside the records: who changed what, when and why, and what was reviewed."""
