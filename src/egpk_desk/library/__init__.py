"""The library: one SQLite file with sources, texts, highlights, codes and their journal. Only this room writes SQL."""
