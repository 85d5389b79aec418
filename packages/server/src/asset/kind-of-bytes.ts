/** What bytes are, by themselves: no name and no header of a request is believed. */
export type KindOfBytes =
  /** To be drawn anew by the picture library, which says whether it can read them. */
  { readonly kind: "picture" } | DocumentKind | { readonly kind: "unknown" };

interface DocumentKind {
  readonly kind: "document";
  readonly mime: string;
  /** Endings that its name may have; the first is the usual one. */
  readonly endings: readonly [string, ...string[]];
}

const document = (mime: string, ...endings: DocumentKind["endings"]): DocumentKind => ({
  kind: "document",
  mime,
  endings,
});

const latin = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(to, bytes.length) - from)).toString(
    "latin1",
  );

const starts = (bytes: Uint8Array, ...signs: readonly number[]) =>
  signs.every((sign, at) => bytes[at] === sign);

const officeXml = "application/vnd.openxmlformats-officedocument";

/** Kinds of documents that are ZIP files, by a name that is in each. */
const zipped: readonly (readonly [name: string, mime: string, ending: string])[] = [
  ["word/document.xml", `${officeXml}.wordprocessingml.document`, "docx"],
  ["xl/workbook.xml", `${officeXml}.spreadsheetml.sheet`, "xlsx"],
  ["ppt/presentation.xml", `${officeXml}.presentationml.presentation`, "pptx"],
];

function kindOfZip(bytes: Uint8Array): DocumentKind {
  // OpenDocument keeps its type as the first file, uncompressed.
  const type = /^mimetype(application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation))/.exec(
    latin(bytes, 30, 130),
  );
  const endings: Readonly<Record<string, string>> = { text: "odt", spreadsheet: "ods", presentation: "odp" };
  if (type?.[1] && type[2]) return document(type[1], endings[type[2]] ?? "zip");
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = zipped.find(([name]) => all.includes(name, 0, "latin1"));
  return found ? document(found[1], found[2]) : document("application/zip", "zip");
}

/** Words in UTF-8 or UTF-16, without signs that only a program writes. */
function isText(bytes: Uint8Array): boolean {
  const encoding = starts(bytes, 0xff, 0xfe) ? "utf-16le" : starts(bytes, 0xfe, 0xff) ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\v\f\r]/u.test(text);
  } catch {
    return false;
  }
}

const isSvg = (bytes: Uint8Array) =>
  /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<svg[\s>]/i.test(
    latin(bytes, 0, 4_096),
  );

export function kindOfBytes(bytes: Uint8Array): KindOfBytes {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: "picture" };
  if (starts(bytes, 0xff, 0xd8, 0xff)) return { kind: "picture" };
  if (/^GIF8[79]a/.test(latin(bytes, 0, 6))) return { kind: "picture" };
  if (latin(bytes, 0, 4) === "RIFF" && latin(bytes, 8, 12) === "WEBP") return { kind: "picture" };
  // The brand of an ISO media file: AVIF, and HEIC, which may be read or refused by name.
  if (latin(bytes, 4, 8) === "ftyp" && /avif|avis|mif1|heic|heix/.test(latin(bytes, 8, 32)))
    return { kind: "picture" };
  if (isSvg(bytes)) return { kind: "picture" };
  if (latin(bytes, 0, 5) === "%PDF-") return document("application/pdf", "pdf");
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return kindOfZip(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    return document("application/x-ole-storage", "doc", "xls", "ppt", "msg", "vsd");
  if (latin(bytes, 0, 5) === "{\\rtf") return document("application/rtf", "rtf");
  return bytes.length > 0 && isText(bytes)
    ? document("text/plain", "txt", "csv", "tsv", "md", "json", "log", "ics", "srt")
    : { kind: "unknown" };
}

/** The name with an ending of its kind, so that no program of another kind opens it. */
export function nameOfKind(name: string, { endings }: DocumentKind): string {
  const given = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  return given !== undefined && endings.includes(given) ? name : `${name.slice(0, 490)}.${endings[0]}`;
}
