import { expect, it } from "vitest";
import { memorySource, readAll } from "../file-source.test-kit.ts";
import { xesReader } from "./xes.ts";

const attribute = (key: string, value: string, kind = "string"): string =>
  `<${kind} key="${key}" value="${value}"/>`;
const event = (name: string, more = ""): string =>
  `<event>\n${attribute("concept:name", name)}${attribute("time:timestamp", "2025-01-01T00:00:00Z", "date")}${more}</event>`;
const log = (...traces: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- <event> --><log xmlns="http://www.xes-standard.org/">\n${traces
    .map((body, at) => `<trace>${attribute("concept:name", `case ${at + 1}`)}${body}</trace>`)
    .join("\n")}</log>`;

const read = async (text: string, pieceChars = 1_000_000) => {
  async function* bytes() {
    const all = Buffer.from(text);
    for (let at = 0; at < all.length; at += pieceChars) yield all.subarray(at, at + pieceChars);
  }
  const rows: Record<string, string>[] = [];
  const input = { bytes: bytes(), cut: false, encoding: "utf-8", separator: ",", headText: "" };
  for await (const { columns, rows: found } of xesReader.read(input)) {
    for (const values of found) {
      rows.push(
        Object.fromEntries(values.flatMap((value, at) => (value === "" ? [] : [[columns[at] ?? "", value]]))),
      );
    }
  }
  return rows;
};

const tricky = log(
  event("a", `<string key="nested" value="outer"><string key="inner" value="no"/></string>`) +
    event("b &amp; &lt;c&gt; &#x1F600;", attribute("kosten", "12.5", "float")),
  `${attribute("vip", "true", "boolean")}${event("c", `<list key="l"><values>${attribute("x", "1")}</values></list>`)}` +
    `<!-- <event>${attribute("concept:name", "no")} -->${event("d")}` +
    `<event ><!-- <event><string key="concept:name" value="no"/> -->${attribute("concept:name", "e")}</event >` +
    `<event>${attribute("concept:name", "f")}<![CDATA[<event>]]>${attribute("later", "ё😀")}\n</event><event/>`,
  `<event><!-- <event>${attribute("no", "no")} -->${attribute("concept:name", "g")}</event>` +
    `<event>${attribute("tab", "a\tb")}<string value="swapped" key="concept:name" /></event>`,
);

it("reads events, their traces, entities and whatever else XML allows", async () => {
  const time = { "time:timestamp": "2025-01-01T00:00:00Z" };
  const second = { "case:concept:name": "case 2", "case:vip": "true" };
  expect(await read(tricky)).toEqual([
    { "case:concept:name": "case 1", "concept:name": "a", ...time, nested: "outer" },
    { "case:concept:name": "case 1", "concept:name": "b & <c> 😀", ...time, kosten: "12.5" },
    { ...second, "concept:name": "c", ...time },
    { ...second, "concept:name": "d", ...time },
    { ...second, "concept:name": "e" },
    { ...second, "concept:name": "f", later: "ё😀" },
    second,
    { "case:concept:name": "case 3", "concept:name": "g" },
    { "case:concept:name": "case 3", tab: "a b", "concept:name": "swapped" },
  ]);
});

it("gives the same events in pieces of any size", async () => {
  const whole = await read(tricky);
  for (let size = 1; size < 300; size++) expect(await read(tricky, size)).toEqual(whole);
});

it("makes rows with the name of the trace as case and the place of the event as its order", async () => {
  const { rows } = await readAll(memorySource(log(event("a") + event("b"), event("c")), "log.xes"));
  expect(rows.map((row) => [row.case, row.name, row.seq])).toEqual([
    ["case 1", "a", 1],
    ["case 1", "b", 2],
    ["case 2", "c", 3],
  ]);
});

it("keeps an attribute that shows up late", async () => {
  const many = Array.from({ length: 9_000 }, (_, n) => event(`e${n % 5}`)).join("");
  const { rows } = await readAll(memorySource(log(many, event("last", attribute("rare", "yes"))), "log.xes"));
  expect(rows).toHaveLength(9_001);
  expect(rows.at(-1)?.properties).toEqual({ rare: "yes" });
});
