"""What a folder's documents say together, for those who ask without checking them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from srclint import membership
from srclint.discover import File, discover
from srclint.facts import add_document, observe, observers_of, of_documents
from srclint.folder import Folder
from srclint.item import Item, items_of
from srclint.store import open_store
from srclint.views import MergedFacts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srclint.config import Resolver
    from srclint.document import Document
    from srclint.profiles import Chooser
    from srclint.run import Settings
    from srclint.views import Facts


class Learnt(NamedTuple):
    """What the documents of a folder say; `errors` are (path, reason) of those that say nothing."""

    facts: Facts
    items: list[Item]
    errors: list[tuple[str, str]]


def folder_facts(
    paths: Iterable[str], resolver: Resolver, chooser: Chooser, settings: Settings
) -> Learnt:
    """What the rules learn of the first corpus that paths lie in, and its documents.

    Raises UserError for a wrong configuration only.
    """
    found = discover(paths, resolver)
    errors = list(found.errors)
    config = resolver.of_folder(found.files[0].folder if found.files else os.getcwd())
    files = [file for file in found.files if resolver.of_folder(file.folder) is config]
    root = membership.root_of(config, files, isolated=settings.isolated)
    items = items_of(config, files, chooser, errors, target=False)
    store = open_store(settings.cache_dir, root) if settings.cache_dir else None
    folder = Folder(items, store, settings.jobs, settings.progress)
    folder.look()
    facts = folder.judge()
    errors += [(item.file.place, said) for item in items for said in item.errors]
    return Learnt(facts, items, errors)


def facts_with(
    doc: Document, path: str, resolver: Resolver, chooser: Chooser, settings: Settings
) -> Facts:
    """What the folder of a path says when a document stands there that is not yet saved."""
    config = resolver.of_folder(os.path.dirname(path))
    observers = chooser.profile(config, path).observers
    if settings.isolated or not observers or not membership.says_which(config):
        return of_documents(observers, [doc])
    here = File(path, doc.path, named=True, folder=os.path.dirname(path))
    members = {file.path: file for file in membership.members(config, [here], isolated=False)}
    learnt_from = members.pop(path, None) is not None
    items = items_of(config, members.values(), chooser, [], target=False)
    store = open_store(settings.cache_dir, str(config.root)) if settings.cache_dir else None
    folder = Folder(items, store, settings.jobs)
    folder.look()
    total = folder.judge().in_memory().total
    if learnt_from:
        add_document(total, observe(observers, doc), observers_of(observers))
    return MergedFacts(total, observers_of(observers))
