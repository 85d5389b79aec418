interface Part {
  /** By lower-case name, unfolded and decoded; a name that stands twice has two. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
  readonly parts: readonly Part[];
}

/** What a mail program would read: headers of RFC 5322 and 2047, parts of RFC 2046, in UTF-8. */
export function readMail(raw: string): Part {
  const end = raw.indexOf("\r\n\r\n");
  const headers = readHeaders(raw.slice(0, end));
  const text = raw.slice(end + 4);
  const boundary = /boundary="([^"]+)"/.exec(headers.get("content-type")?.[0] ?? "")?.[1];
  if (boundary === undefined)
    return { headers, body: decodeBody(text, headers.get("content-transfer-encoding")?.[0]), parts: [] };
  const pieces = text.split(`--${boundary}`).slice(1, -1);
  return { headers, body: "", parts: pieces.map((piece) => readMail(piece.replace(/^\r\n/, ""))) };
}

function readHeaders(head: string) {
  const lines = head.replace(/\r\n[ \t]/g, " ").split("\r\n");
  const named = lines.map((line) => {
    const colon = line.indexOf(":");
    return { name: line.slice(0, colon).toLowerCase(), value: decodeWords(line.slice(colon + 1).trim()) };
  });
  const groups = Map.groupBy(named, ({ name }) => name);
  return new Map([...groups].map(([name, found]) => [name, found.map(({ value }) => value)] as const));
}

const word = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;

const decodeWords = (text: string) =>
  text
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(word, (_all, encoding: string, content: string) =>
      encoding.toLowerCase() === "b"
        ? Buffer.from(content, "base64").toString()
        : unquote(content.replaceAll("_", " ")),
    );

const unquote = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString();

function decodeBody(text: string, encoding = "7bit"): string {
  if (encoding === "base64") return Buffer.from(text, "base64").toString();
  if (encoding === "quoted-printable") return unquote(text.replace(/=\r\n/g, ""));
  return text;
}
