"""The rules that come with srclint: one file each, one folder a group."""
