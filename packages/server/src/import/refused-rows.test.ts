import type { FileId, Files } from "@itinera/store";
import { expect, it } from "vitest";
import { limits } from "./limits.ts";
import { createRefusedRows } from "./refused-rows.ts";

const memoryFiles = () => {
  const stored: string[] = [];
  const write: Files["write"] = async (source) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source) chunks.push(chunk);
    stored.push(Buffer.concat(chunks).toString());
    return { kind: "stored", stored: { file: "f1" as FileId, bytes: 0, storedBytes: 0, sha256: "" } };
  };
  return { stored, write };
};

it("writes refused rows as CSV, formulas made harmless", async () => {
  const files = memoryFiles();
  const rows = createRefusedRows(files);
  await rows.write([
    { row: 12, reason: "bad-time", raw: '=HYPERLINK("http://x"),31.02.2025' },
    { row: 13, reason: "no-time", raw: "a;b" },
  ]);
  await rows.write([{ row: 14, reason: "no-name", raw: "-1+1" }]);
  expect(await rows.finish()).toBe("f1");
  expect(files.stored).toEqual([
    '\uFEFFrow,reason,text\r\n12,bad-time,"\'=HYPERLINK(""http://x""),31.02.2025"\r\n13,no-time,a;b\r\n14,no-name,"\'-1+1"\r\n',
  ]);
});

it("makes no file when nothing was refused", async () => {
  const files = memoryFiles();
  const rows = createRefusedRows(files);
  await rows.write([]);
  expect(await rows.finish()).toBeUndefined();
  expect(files.stored).toEqual([]);
});

it("keeps the first rows only when there are very many", async () => {
  const files = memoryFiles();
  const rows = createRefusedRows(files);
  const many = Array.from({ length: 30_000 }, (_, row) => ({ row, reason: "no-time", raw: "x" }) as const);
  for (let n = 0; n < 5; n++) await rows.write(many);
  await rows.finish();
  expect(files.stored[0]?.split("\r\n")).toHaveLength(limits.refusedRows + 2);
});

it("leaves nothing behind when it is abandoned", async () => {
  const files = memoryFiles();
  const rows = createRefusedRows(files);
  await rows.write([{ row: 1, reason: "no-time", raw: "x" }]);
  await rows.abandon();
  expect(files.stored).toEqual([]);
});
