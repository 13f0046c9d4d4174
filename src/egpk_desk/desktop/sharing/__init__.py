"""Working with others: bundles, a shared folder, conflicts, and the proof of a manuscript's quotations."""
