"""`-v`: what was done and why, on standard error."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from srclint.commands import say
from srclint.model import UserError
from srclint.readers.records import is_records

if TYPE_CHECKING:
    from srclint.config import Resolver
    from srclint.discover import File
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
            said = how_it_is_read(one.file, one.profile)
        except (OSError, UserError) as error:
            said = str(error)
        say(f"{one.file.place}: {said}")
    say(f"{result.cached} of {result.files} files came from the cache")


def how_it_is_read(file: File, profile: Profile) -> str:
    """Language and encoding of a document, and who said so. Raises OSError or UserError."""
    from srclint.files import load, said_of_itself
    from srclint.language import from_filename

    if is_records(file.path) and file.slot is None:
        return f"a file with many documents; their text is in {profile.fields.text!r}"
    doc, _, mark, decoded = load(file, profile)
    if said_of_itself(mark)[0]:
        reason = "said by its record"
    elif profile.language:
        reason = "said by configuration or command line"
    elif from_filename(os.path.basename(file.path)):
        reason = "said by the file's name"
    else:
        reason = "found out from the text"
    guessed = ", guessed" if doc.guessed else ""
    encoding = f"; encoding: {doc.encoding}{guessed}" if decoded else ""
    return f"language: {doc.language} ({reason}){encoding}"
