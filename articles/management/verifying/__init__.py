"""What `verify` looks at: each check walks its rows in short steps and names what is damaged."""
