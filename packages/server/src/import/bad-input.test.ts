import { gzipSync, zstdCompressSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { memorySource, readAll } from "./file-source.test-kit.ts";
import { limits } from "./limits.ts";
import { previewOf } from "./preview.ts";

const csv = (...lines: string[]): string => `${lines.join("\n")}\n`;
const header = "case,event,time";
const xes = (body: string, before = ""): string => `<?xml version="1.0"?>${before}<log>${body}</log>`;

describe("a file that cannot be imported says why, in the preview and in the import", () => {
  it.each([
    ["an empty file", "", "empty"],
    ["a file of spaces", " \n\n", "empty"],
    ["a header without rows", `${header}\n`, "no-rows"],
    ["no time column", csv("case,event,price", "1,a,12", "1,b,13"), "no-time-column"],
    ["no column for the event", csv("case,time", "1,2025-01-01", "2,2025-01-02"), "no-name-column"],
    ["no column for case or person", csv("event,time", "a,2025-01-01", "b,2025-01-02"), "no-unit-column"],
    ["times that nobody can read", csv(header, "1,a,soon", "1,b,later"), "no-readable-time"],
    ["a ZIP or XLSX file", "PK\x03\x04rest", "unknown-format"],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0, 0, 0, 9]), "unknown-format"],
    ["a web page", "<!-- x --><html><body>hello</body></html>", "unknown-format"],
    ["XES with DOCTYPE", xes("", '<!DOCTYPE log [<!ENTITY a "aaaa">]>'), "doctype"],
    ["XES of absurd depth", xes("<list>".repeat(100_000)), "too-deep"],
    [
      "XES with a huge attribute",
      xes(`<trace><string key="a" value="${"x".repeat(3_000_000)}"/>`),
      "too-long",
    ],
    ["XES that breaks off", '<log><trace><event><string key="a" value="b"/></trace></log>', "broken-file"],
    [
      "XES with an event larger than any",
      xes(`<trace><event>${`<string key="a" value="${"x".repeat(100_000)}"/>`.repeat(11)}</event></trace>`),
      "too-long",
    ],
    [
      "XES with a trace that stands in every event",
      xes(`<trace><string key="a" value="${"x".repeat(900_000)}"/>${"<event/>".repeat(5_000)}</trace>`),
      "bomb",
    ],
    [
      "nothing before the fourth megabyte",
      `${header}\n${"\n".repeat(5_000_000)}1,a,2025-01-01`,
      "no-early-rows",
    ],
    ["a header line without end", "x".repeat(2_000_000), "too-long"],
    [
      "too many columns",
      `${Array.from({ length: 3_000 }, (_, n) => `c${n}`).join(",")}\n1\n`,
      "too-many-columns",
    ],
    ["gzip that breaks off", gzipSync(csv(header, "1,a,2025-01-01")).subarray(0, 30), "broken-compression"],
    [
      "gzip with a flipped byte",
      gzipSync(csv(header, "1,a,2025-01-01")).fill(7, 15, 20),
      "broken-compression",
    ],
    ["Parquet that breaks off", "PAR1abcdef", "damaged"],
  ])("%s", async (_, content, reason) => {
    const source = memorySource(content);
    expect((await previewOf(source)).refusals.map((refusal) => refusal.reason)).toContain(reason);
    expect((await readAll(source)).reason).toBe(reason);
  });

  it("says at which line of XES it stopped", async () => {
    const ok = '<trace>\n<event>\n<string key="a" value="b"/>\n</event>\n</trace>\n';
    const { refusals } = await previewOf(memorySource(`<log>\n${ok.repeat(9)}<oops>\n</log>`));
    expect(refusals).toMatchObject([{ reason: "broken-file", at: 47 }]);
  });

  it("lines that are no JSON, and nothing else", async () => {
    const source = memorySource("{\n".repeat(20_000), "log.jsonl");
    expect((await previewOf(source)).refusals).toEqual([{ kind: "refused", reason: "no-early-rows" }]);
    expect((await readAll(source)).reason).toBe("no-early-rows");
  });

  it("names what the mapping has wrong", async () => {
    const source = memorySource(csv(header, "1,a,2025-01-01"));
    const refusals = async (mapping: Parameters<typeof previewOf>[1]) =>
      (await previewOf(source, mapping)).refusals;
    const refused = (reason: string, name: string) => [{ kind: "refused", reason, name }];
    expect(await refusals({ time: "when" })).toEqual(refused("unknown-column", "when"));
    expect(await refusals({ timezone: "Mars/Base" })).toEqual(refused("unknown-timezone", "Mars/Base"));
    expect(await refusals({ timeFormat: "QQQ" })).toEqual(refused("unknown-time-format", "QQQ"));
    expect(await refusals({ encoding: "klingon" })).toEqual(refused("unknown-encoding", "klingon"));
  });

  it("a gzip bomb is left before it fills anything", async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(csv(header, "1,a,2025-01-01")), Buffer.alloc(200 * 1024 ** 2, "x")]),
    );
    const { reason, rows } = await readAll(memorySource(bomb));
    expect(reason).toBe("bomb");
    expect(rows).toHaveLength(1);
  });
});

describe("rows that cannot be kept are refused with their number, the others are kept", () => {
  it("unparsable times", async () => {
    const source = memorySource(
      csv(header, "1,a,03.01.2025 08:14", "1,b,31.02.2025 08:28", "1,c,", "1,d,13.01.2025 09:00"),
    );
    const { rows, refused } = await readAll(source);
    expect(rows.map(({ name }) => name)).toEqual(["a", "d"]);
    expect(refused).toEqual([
      { row: 3, reason: "bad-time", raw: "1,b,31.02.2025 08:28" },
      { row: 4, reason: "no-time", raw: "1,c," },
    ]);
    expect((await previewOf(source)).rows.map(({ row, refused }) => [row, refused])).toEqual([
      [2, null],
      [3, "bad-time"],
      [4, "no-time"],
      [5, null],
    ]);
  });

  it("a long line", async () => {
    const long = "y".repeat(limits.rowChars * 3);
    const { rows, refused } = await readAll(
      memorySource(csv(header, "1,a,2025-01-01", `1,${long},2025-01-02`, "1,c,2025-01-03")),
    );
    expect(rows.map(({ name, seq }) => [name, seq])).toEqual([
      ["a", 2],
      ["c", 4],
    ]);
    expect(refused).toMatchObject([{ row: 3, reason: "too-long" }]);
    expect(refused[0]?.raw.length).toBeLessThanOrEqual(limits.rawChars);
  });

  it("rows too long and too short", async () => {
    const { rows, refused } = await readAll(
      memorySource(
        csv(`${header},page`, "1,a,2025-01-01,/,more", "1,b,2025-01-01", "1", "1,c,2025-01-01,/,"),
      ),
    );
    expect(rows.map(({ name, properties }) => [name, properties])).toEqual([
      ["b", {}],
      ["c", { page: "/" }],
    ]);
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, "too-many-columns"],
      [4, "no-time"],
    ]);
  });

  it("lines that are no JSON", async () => {
    const good = '{"case":"1","event":"a","time":"2025-01-01"}';
    const { rows, refused } = await readAll(memorySource(csv(good, "{oops", "[1]", "", good), "log.jsonl"));
    expect(rows).toHaveLength(2);
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, "unreadable"],
      [3, "unreadable"],
    ]);
  });
});

describe("what looks odd and is right", () => {
  it("a long preamble", async () => {
    const { rows } = await readAll(memorySource(`${header}\n${"\n".repeat(900_000)}1,a,2025-01-01`));
    expect(rows).toHaveLength(1);
  });

  it("bad rows before good ones", async () => {
    const good = '{"case":"1","event":"a","time":"2025-01-01"}';
    const { rows, refused } = await readAll(
      memorySource(csv(...Array.from({ length: 4_000 }, () => "{"), good), "log.jsonl"),
    );
    expect([rows.length, refused.length]).toEqual([1, 4_000]);
  });

  it("long attributes of a trace with many events", async () => {
    const event =
      '<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2025-01-01T00:00:00Z"/></event>';
    const trace = `<trace><string key="concept:name" value="1"/><string key="text" value="${"x".repeat(5_000)}"/>${event.repeat(3_000)}</trace>`;
    expect((await readAll(memorySource(xes(trace), "log.xes"))).rows).toHaveLength(3_000);
  });

  it("duplicate headers", async () => {
    const { columns } = await previewOf(
      memorySource(csv("case,event,time,name,name,,name (2)", "1,a,2025-01-01,x,y,z,w")),
    );
    expect(columns.map(({ name }) => name)).toEqual([
      "case",
      "event",
      "time",
      "name",
      "name (3)",
      "column 6",
      "name (2)",
    ]);
  });

  it("a case called NA", async () => {
    const { rows } = await readAll(memorySource(csv(header, "NA,null,2025-01-01", "NA,NaN,2025-01-02")));
    expect(rows.map((row) => [row.case, row.name])).toEqual([
      ["NA", "null"],
      ["NA", "NaN"],
    ]);
  });

  it("names with quotes, newlines, separators and emoji", async () => {
    const { rows } = await readAll(
      memorySource(csv(header, '"a ""b""","line\nbreak, 😀",2025-01-01', "Zażółć,Ещё,2025-01-01")),
    );
    expect(rows.map((row) => [row.case, row.name, row.seq])).toEqual([
      ['a "b"', "line\nbreak, 😀", 2],
      ["Zażółć", "Ещё", 3],
    ]);
  });

  it("a column called __proto__", async () => {
    const { rows } = await readAll(memorySource(csv(`${header},__proto__`, "1,a,2025-01-01,evil")));
    expect(rows[0]?.properties).toEqual({ _proto_: "evil" });
  });

  it("gzip and zstd whatever the name, also one within the other", async () => {
    const plain = Buffer.from(csv(header, "1,a,2025-01-01"));
    for (const packed of [gzipSync(plain), zstdCompressSync(plain)]) {
      expect((await readAll(memorySource(packed, "log.txt"))).rows).toHaveLength(1);
      expect(await previewOf(memorySource(packed))).toMatchObject({ compressed: true, aboutRows: 1 });
    }
  });

  it.each([
    ["windows-1251", "Имя", "Оформление заказа, Оплата картой"],
    ["koi8-r", "Имя", "Оформление заказа, Оплата картой"],
    ["windows-1250", "Imię", "Zażółć gęślą jaźń, żądanie płatności, środa"],
    ["iso-8859-2", "Imię", "Zażółć gęślą jaźń, żądanie płatności, środa"],
    ["utf-16le", "Имя", "Оплата"],
    ["utf-16be", "Имя", "Оплата"],
    ["utf-8", "Имя", "Оплата 😀"],
  ])("a file in %s", async (encoding, column, name) => {
    const text = csv(
      `case;event;time;${column}`,
      ...Array.from({ length: 20 }, () => `1;${name};2025-01-01;x`),
    );
    const source = memorySource(iconv.encode(text, encoding, { addBOM: encoding.startsWith("utf-16") }));
    const preview = await previewOf(source);
    expect(preview).toMatchObject({ encoding, separator: ";", refusals: [] });
    expect(preview.columns[3]?.name).toBe(column);
    expect((await readAll(source)).rows[0]?.name).toBe(name);
  });

  it("a Polish file of one row, whose letters stand side by side", async () => {
    const text = csv("case;event;time", "Żółć;zakupił książkę;2025-01-01 10:00:00");
    const { rows } = await readAll(memorySource(iconv.encode(text, "windows-1250")));
    expect(rows).toMatchObject([{ case: "Żółć", name: "zakupił książkę" }]);
  });

  it("an encoding that was guessed wrongly can be corrected", async () => {
    const source = memorySource(iconv.encode(csv(header, "1,Płatność,2025-01-01"), "windows-1250"));
    expect((await readAll(source, { encoding: "windows-1250" })).rows[0]?.name).toBe("Płatność");
  });
});
