"""Reports on paper: pages with highlights, the codes and memos in the margin; previewed, printed, written as PDF."""
