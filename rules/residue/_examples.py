"""Examples of the rules that read the page."""
def of(name): return ()
