import { expect, it } from "vitest";
import { attachment } from "./attachment.ts";

it("keeps ordinary names, in every script", () => {
  expect(attachment("Путь клиента (1).pdf")).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent("Путь клиента ")}%281%29.pdf`,
  );
});

it.each([
  ["a line end", "a\r\nset-cookie: x=1.csv"],
  ["a path", "../../etc/passwd"],
  ["quotes", `a"; filename="b.exe`],
  ["a direction mark", "invoice\u202Efdp.exe"],
  ["half an emoji", "\uD83D.csv"],
  ["a zero", "a\0b"],
])("takes %s out of a name", (_, name) => {
  const header = attachment(name);
  expect(header).toMatch(/^attachment; filename\*=UTF-8''[\w.%~!-]+$/);
  expect(decodeURIComponent(header)).not.toMatch(/[\r\n\0"/\u202E]/);
});
