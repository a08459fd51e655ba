"""Results made visible, on a page or in a terminal: the words of facts in their text, coloured by kind."""
