/** As many as a source may have. */
const mostOrigins = 100;

export type ReadOrigins =
  | { readonly kind: "origins"; readonly origins: readonly string[] }
  /** A line that is none. */
  | { readonly kind: "wrong"; readonly line: string }
  | { readonly kind: "too-many"; readonly most: number };

/** Origins as people type them, one a line, and as browsers write them. */
export function readOrigins(text: string): ReadOrigins {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const read = lines.map((line) => ({ line, origin: originOf(line) }));
  const wrong = read.find(({ origin }) => origin === undefined);
  if (wrong) return { kind: "wrong", line: wrong.line };
  const origins = [...new Set(read.flatMap(({ origin }) => origin ?? []))];
  return origins.length > mostOrigins
    ? { kind: "too-many", most: mostOrigins }
    : { kind: "origins", origins };
}

function originOf(line: string): string | undefined {
  if (!/^https?:\/\//i.test(line) || !URL.canParse(line)) return undefined;
  const { origin, pathname, search, hash, username, password } = new URL(line);
  // A path would seem to allow less than it does.
  return pathname === "/" && [search, hash, username, password].join("") === "" ? origin : undefined;
}
