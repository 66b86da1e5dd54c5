"""How people and machines get in: translate, call one action or query, answer."""
