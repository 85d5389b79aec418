import type { CollectedEvent, EpochMs, SourceId, StreamEntry } from "@itinera/core";
import type { NumberedEntry, StreamNumber } from "../stream.ts";

/** UTF-16 units of a text of entries, about: what is longer makes several. */
export const mostText = 1_000_000;

/** Lines of text that hold entries: a header, which says what they have in common, and a line for each. */
export interface EntryLines {
  readonly text: string;
  readonly count: number;
}

/** The first line of some entries. */
type Header = { readonly received: EpochMs; readonly count: number } & (
  { readonly kind: "message"; readonly source: SourceId } | { readonly kind: "undo-claims" }
);

/** Entries of one kind and source that stand side by side share a header. */
export function linesOf(received: EpochMs, entries: readonly StreamEntry[]): readonly EntryLines[] {
  const all: EntryLines[] = [];
  let lines: string[] = [];
  let length = 0;
  for (const [at, entry] of entries.entries()) {
    // Neither an event nor a number has a line break in its JSON.
    const line = JSON.stringify(entry.kind === "message" ? entry.event : { number: entry.number });
    lines.push(line);
    length += line.length + 1;
    const next = entries[at + 1];
    if (next && belongTogether(entry, next) && length < mostText) continue;
    const header: Header =
      entry.kind === "message"
        ? { kind: "message", source: entry.source, received, count: lines.length }
        : { kind: "undo-claims", received, count: lines.length };
    all.push({ text: `${JSON.stringify(header)}\n${lines.join("\n")}\n`, count: lines.length });
    lines = [];
    length = 0;
  }
  return all;
}

const belongTogether = (one: StreamEntry, next: StreamEntry): boolean =>
  one.kind === "message" && next.kind === "message" ? one.source === next.source : one.kind === next.kind;

/** The entries of a text behind `after`, of which the first has the number `first`. */
export function entriesIn(text: string, first: number, after: number): readonly NumberedEntry[] {
  const entries: NumberedEntry[] = [];
  const lines = text.split("\n");
  // Behind the last line break is nothing.
  for (let at = 0, number = first; at < lines.length - 1;) {
    // Written by `linesOf` alone, hence true to their types.
    const header = JSON.parse(lines[at] ?? "") as Header;
    const { received } = header;
    for (let own = 1; own <= header.count; own++, number++) {
      if (number <= after) continue;
      const entry = entryOf(header, lines[at + own] ?? "");
      entries.push({ number: number as StreamNumber, received, entry });
    }
    at += 1 + header.count;
  }
  return entries;
}

function entryOf(header: Header, line: string): StreamEntry {
  switch (header.kind) {
    case "message":
      return { kind: "message", source: header.source, event: JSON.parse(line) as CollectedEvent };
    case "undo-claims":
      return { kind: "undo-claims", ...(JSON.parse(line) as { readonly number: number }) };
  }
}
