#!/usr/bin/env python3
"""Which room of the sources knows which: a room is a folder of Sources, and knows another where it names its types.

    Scripts/rooms.py            the rooms from the bottom up, each with those it knows
    Scripts/rooms.py --why A B  what makes room A know room B, by file
    Scripts/rooms.py --check    nothing but what is wrong

Exits with 1 where rooms know each other in a circle, or a target knows one that the manifest puts above it. Names are
read from the text, without a compiler: types by their declarations, and members that a file adds to types of the
standard library by their names, where those are not said of anything else.
"""

import argparse
import collections
import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).resolve().parent.parent / "Sources"
TARGETS = ["CXlsx", "SheetIO", "MIRSchema", "MIRSheets", "mirsheet"]

MODIFIERS = r"(?:(?:public|package|private|fileprivate|internal|final|indirect|nonisolated|static|mutating)\s+)*"
TYPE = re.compile(rf"^({MODIFIERS})(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)", re.M)
EXTENSION = re.compile(r"^((?:package |public |fileprivate |private )?)extension (\[?[\w.]+\]?)[^{]*\{\n(.*?)^\}", re.M | re.S)
MEMBER = re.compile(rf"^  ({MODIFIERS})(?:func|var|let)\s+(\w+)", re.M)
GENERICS = re.compile(r"(?:func \w+|init|struct \w+|class \w+|enum \w+)<([^>(]+)>")


def code(text: str) -> str:
    """The text without comments and without what is in strings."""
    text = re.sub(r"//.*", "", text)
    text = re.sub(r'"""(?:.|\n)*?"""', '""', text)
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', text)


def is_private(modifiers: str) -> bool:
    return "private" in modifiers


class Sources:
    """The files of all targets, and which of them declares what."""

    def __init__(self) -> None:
        self.files = {path: code(path.read_text()) for path in sorted(SOURCES.rglob("*.swift"))}
        self.types: dict[str, set[pathlib.Path]] = collections.defaultdict(set)
        self.members: dict[str, set[pathlib.Path]] = collections.defaultdict(set)
        for path, text in self.files.items():
            for match in TYPE.finditer(text):
                if not is_private(match[1]):
                    self.types[match[2]].add(path)
        said = collections.Counter(
            match[2] for text in self.files.values() for match in re.finditer(rf"^ *({MODIFIERS})(?:func|var|let|case)\s+(\w+)", text, re.M))
        for path, text in self.files.items():
            for modifiers, name, body in EXTENSION.findall(text):
                if is_private(modifiers) or name.strip("[]").split(".")[0] in self.types:
                    continue
                for match in MEMBER.finditer(body):
                    if not is_private(match[1]) and said[match[2]] == 1:
                        self.members[match[2]].add(path)

    def known(self, path: pathlib.Path) -> dict[pathlib.Path, set[str]]:
        """The other files that a file knows, and by which names."""
        text = self.files[path]
        generic = {part.split(":")[0].strip() for group in GENERICS.findall(text) for part in group.split(",")}
        result: dict[pathlib.Path, set[str]] = collections.defaultdict(set)
        for name in set(re.findall(r"\b[A-Z]\w+", text)) & self.types.keys() - generic:
            declared = self.types[name]
            if path in declared:
                continue
            # Targets may each have a type of the same name; their own is meant.
            own = {other for other in declared if target(other) == target(path)}
            for other in own or declared:
                result[other].add(name)
        for name in set(re.findall(r"\.(\w+)", text)) & self.members.keys():
            for other in self.members[name] - {path}:
                result[other].add("." + name)
        return result


def room(path: pathlib.Path) -> str:
    return str(path.parent.relative_to(SOURCES))


def target(path: pathlib.Path) -> str:
    return path.relative_to(SOURCES).parts[0]


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """The groups of rooms that can all be reached from each other, and the order from the bottom up (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(arrows[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            group = []
            while not group or group[-1] != node:
                group.append(stack.pop())
            groups.append(sorted(group))

    for node in sorted(arrows):
        if node not in index:
            visit(node)
    return groups


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="print only what is wrong")
    parser.add_argument("--why", nargs=2, metavar=("ROOM", "OTHER"), help="what makes a room know another")
    options = parser.parse_args()
    sources = Sources()
    reasons: dict[tuple[str, str], dict[str, set[str]]] = collections.defaultdict(lambda: collections.defaultdict(set))
    arrows: dict[str, set[str]] = {room(path): set() for path in sources.files}
    for path in sources.files:
        for other, names in sources.known(path).items():
            if room(other) != room(path):
                arrows[room(path)].add(room(other))
                reasons[room(path), room(other)][path.name] |= names

    def explain(one: str, other: str) -> None:
        for file, names in sorted(reasons[one, other].items()):
            print(f"    {one}/{file}: {', '.join(sorted(names))}")

    if options.why:
        explain(*options.why)
        return 0
    wrong = 0
    for group in circles(arrows):
        if len(group) > 1:
            wrong += 1
            print(f"A circle of {len(group)} rooms: {', '.join(group)}")
            for one in group:
                for other in sorted(arrows[one] & set(group)):
                    print(f"  {one} knows {other}:")
                    explain(one, other)
        elif not options.check:
            print(f"{group[0]}: {', '.join(sorted(arrows[group[0]])) or '-'}")
    for one, others in sorted(arrows.items()):
        for other in sorted(others):
            if TARGETS.index(one.split("/")[0]) < TARGETS.index(other.split("/")[0]):
                wrong += 1
                print(f"{one} knows {other}, which is above it:")
                explain(one, other)
    pairs = sum(len(others) for others in arrows.values())
    if not options.check or wrong:
        print(f"{len(sources.files)} files, {len(arrows)} rooms, {pairs} arrows, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
