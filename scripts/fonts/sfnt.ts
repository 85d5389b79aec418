/** The tables of a TrueType file by tag, e.g. "cmap". */
export type Tables = ReadonlyMap<string, Uint8Array>;

export function readTables(file: Uint8Array): Tables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const count = view.getUint16(4);
  const tables = new Map<string, Uint8Array>();
  for (let at = 0; at < count; at++) {
    const record = 12 + at * 16;
    const tag = String.fromCharCode(...file.subarray(record, record + 4));
    const offset = view.getUint32(record + 8);
    tables.set(tag, file.subarray(offset, offset + view.getUint32(record + 12)));
  }
  return tables;
}

/** A TrueType file of `tables`. Checksums stay 0: the subsetter, which reads it next, writes its own. */
export function writeTables(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const size = sorted.reduce((sum, [, bytes]) => sum + padded(bytes.length), 12 + sorted.length * 16);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  let offset = 12 + sorted.length * 16;
  sorted.forEach(([tag, bytes], at) => {
    const record = 12 + at * 16;
    file.set(new TextEncoder().encode(tag), record);
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, bytes.length);
    file.set(bytes, offset);
    offset += padded(bytes.length);
  });
  return file;
}

/** A `cmap` table (format 12) of code point → glyph. */
export function cmapTable(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const groups = [...glyphs].sort(([a], [b]) => a - b);
  const table = new Uint8Array(12 + 16 + groups.length * 12);
  const view = new DataView(table.buffer);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, table.length - 12);
  view.setUint32(24, groups.length);
  groups.forEach(([code, glyph], at) => {
    view.setUint32(28 + at * 12, code);
    view.setUint32(32 + at * 12, code);
    view.setUint32(36 + at * 12, glyph);
  });
  return table;
}

/** A `name` table (Windows, US English) of name id → text. */
export function nameTable(names: Readonly<Record<number, string>>): Uint8Array {
  const entries = Object.entries(names).map(([id, text]) => ({ id: Number(id), bytes: utf16(text) }));
  const start = 6 + entries.length * 12;
  const table = new Uint8Array(entries.reduce((sum, { bytes }) => sum + bytes.length, start));
  const view = new DataView(table.buffer);
  view.setUint16(2, entries.length);
  view.setUint16(4, start);
  let offset = 0;
  entries.forEach(({ id, bytes }, at) => {
    [3, 1, 0x409, id, bytes.length, offset].forEach((value, field) =>
      view.setUint16(6 + at * 12 + field * 2, value),
    );
    table.set(bytes, start + offset);
    offset += bytes.length;
  });
  return table;
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at));
  return bytes;
}
