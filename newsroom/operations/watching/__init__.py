"""How the newsroom is: what load balancers, administrators and `doctor` are told."""
