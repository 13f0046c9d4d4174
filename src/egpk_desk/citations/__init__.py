"""Citations: where a passage stands, and the notes that say so."""
