"""`-v`: what was done and why, on standard error."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from srclint.commands import say
from srclint.model import UserError

if TYPE_CHECKING:
    from srclint.config import Resolver
    from srclint.profiles import Profile
    from srclint.run import Result


def tell(result: Result, resolver: Resolver) -> None:
    """Say which configurations are in force, what came from the cache, and how files were read."""
    folders = [one.file.folder for one in result.checked] or [os.getcwd()]
    configs = {id(config): config for config in map(resolver.of_folder, dict.fromkeys(folders))}
    for config in configs.values():
        say(f"configuration: {config.path or 'none: the defaults hold'}")
    for one in result.checked:
        try:
            said = how_it_is_read(one.file.path, one.profile)
        except (OSError, UserError) as error:
            said = str(error)
        say(f"{one.file.shown}: {said}")
    say(f"{result.cached} of {result.files} files came from the cache")


def how_it_is_read(path: str, profile: Profile) -> str:
    """Language and encoding of a file, and who said so. Raises OSError or UserError."""
    from srclint.files import make_document, read_bytes
    from srclint.language import from_filename

    doc, decoded = make_document(read_bytes(path), path, path, profile)
    if profile.language:
        reason = "said by configuration or command line"
    elif from_filename(os.path.basename(path)):
        reason = "said by the file's name"
    else:
        reason = "found out from the text"
    guessed = ", guessed" if decoded.guessed else ""
    return f"language: {doc.language} ({reason}); encoding: {decoded.encoding}{guessed}"
