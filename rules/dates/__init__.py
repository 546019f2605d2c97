"""Rules about dates: those that cannot be, contradict themselves, or can be read in two ways."""
