import { expect, it } from "vitest";
import { memorySource, readAll } from "../file-source.test-kit.ts";

const events = [
  { user: { id: "ann", tags: ["a", 1] }, event: "home", ts: 1735892042, price: 7.5, gone: null },
  { user: { id: "bob", tags: [] }, event: 'quo"te ] } \\', ts: 1735892043, late: true },
];
const mapping = { person: "user.id" };

it.each([
  ["one object a line", events.map((event) => JSON.stringify(event)).join("\n")],
  ["a list", JSON.stringify(events)],
  ["a list over many lines", JSON.stringify(events, null, 2)],
])("reads %s, in pieces of any size", async (_, text) => {
  for (let size = 1; size < 40; size++) {
    const { rows, refused } = await readAll(memorySource(text, "log.json", size), mapping);
    expect(refused).toEqual([]);
    expect(rows).toEqual([
      {
        person: "ann",
        name: "home",
        time: 1735892042000,
        seq: 1,
        properties: { "user.tags": '["a",1]', price: "7.5" },
      },
      {
        person: "bob",
        name: 'quo"te ] } \\',
        time: 1735892043000,
        seq: 2,
        properties: { "user.tags": "[]", late: "true" },
      },
    ]);
  }
});

it("refuses a value that is too long and reads on", async () => {
  const long = JSON.stringify({ ...events[0], event: "x".repeat(3_000_000) });
  for (const text of [`[${long},${JSON.stringify(events[1])}]`, `${long}\n${JSON.stringify(events[1])}\n`]) {
    const { rows, refused } = await readAll(memorySource(text, "log.json"), {
      ...mapping,
      activity: "event",
      time: "ts",
      timeFormat: "epoch-s",
    });
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([[1, "too-long"]]);
    expect(rows.map(({ seq }) => seq)).toEqual([2]);
  }
});

it("keeps long numbers digit by digit: two ids stay two", async () => {
  const line = (id: string, price: string) =>
    `{"case":${id},"event":"a","time":"2025-01-01","price":${price}}`;
  const text = `${line("12345678901234567890", "1e400")}\n${line("12345678901234567891", "-0.1")}\n`;
  const { rows } = await readAll(memorySource(text, "log.jsonl"));
  expect(rows.map((row) => [row.case, row.properties["price"]])).toEqual([
    ["12345678901234567890", "1e400"],
    ["12345678901234567891", "-0.1"],
  ]);
});

it("refuses a value of absurd depth and reads on", async () => {
  const line = (value: string) => `{"case":"1","event":"a","time":"2025-01-01","deep":${value}}`;
  const deep = line("[".repeat(100_000) + "]".repeat(100_000));
  const { rows, refused } = await readAll(memorySource(`${line("1")}\n${deep}\n${line("2")}\n`, "log.jsonl"));
  expect(refused.map(({ row, reason }) => [row, reason])).toEqual([[2, "unreadable"]]);
  expect(rows).toHaveLength(2);
});
