"""Which documents count as one folder: what rules learn from that look at more than one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from srclint import globs
from srclint.boundary import repository
from srclint.discover import governed
from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.config import Config
    from srclint.discover import File


def root_of(config: Config, files: Sequence[File], *, isolated: bool) -> str:
    """The folder that stands for a corpus in the cache: its absolute path.

    That of the configuration; else, in a hook, the repository; else what the files share.
    """
    if says_which(config) and not isolated:
        return str(config.root)
    if not files:
        return os.getcwd()
    common = os.path.commonpath([file.folder for file in files])
    return (_in_hook() and repository(common)) or common


def members(config: Config, files: Sequence[File], *, isolated: bool) -> Sequence[File]:
    """Files that rules learn from when `files`, all under one configuration, are checked.

    Raises UserError where `corpus` names nothing.
    """
    root = root_of(config, files, isolated=isolated)
    if isolated or not says_which(config):
        return governed(root, config) if _in_hook() and repository(root) else files
    if config.corpus is None:
        return [*files, *governed(root, config)]
    spec = globs.spec(config.corpus, f"{config.path}: corpus")
    found = [
        file
        for file in governed(root, config)
        if globs.matches(spec, os.path.relpath(file.path, root).replace(os.sep, "/"))
    ]
    if not found:
        raise UserError(f"{config.path}: corpus: no file matches {', '.join(config.corpus)}")
    return found


def says_which(config: Config) -> bool:
    """Whether a configuration says which folder it is: by its place or by `corpus`."""
    return config.path is not None and (config.corpus is not None or not config.apart)


def _in_hook() -> bool:
    """Whether pre-commit runs us: then the files given are only those that changed."""
    return bool(os.environ.get("PRE_COMMIT"))
