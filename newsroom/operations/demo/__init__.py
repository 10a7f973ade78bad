"""A small newsroom to look at: names, people and stories; none of it is news."""
