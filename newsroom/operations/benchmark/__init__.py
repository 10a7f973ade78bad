"""What pages cost, measured on an archive of made-up stories; how, stands in docs/benchmark."""
