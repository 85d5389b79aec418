import { expect, it } from "vitest";
import { smtpSettingsSchema } from "./smtp-settings.ts";

const settings = { host: "smtp.example.com", port: 587, secure: false, from: "itinera@example.com" };
const read = (given: object) => smtpSettingsSchema.safeParse({ ...settings, ...given });

it("reads a sender with and without a name", () => {
  const address = "itinera@example.com";
  expect(read({}).data?.from).toEqual({ name: "", address });
  expect(read({ from: `  ${address} ` }).data?.from).toEqual({ name: "", address });
  expect(read({ from: `Карты, Inc. <${address}>` }).data?.from).toEqual({ name: "Карты, Inc.", address });
  expect(read({ from: `"Maps" <${address}>` }).data?.from).toEqual({ name: "Maps", address });
});

it("refuses what cannot be a mail server's settings", () => {
  for (const wrong of [
    { from: "itinera" },
    { from: "a@example.com, b@example.com" },
    { from: "A <a@example.com> B <b@example.com>" },
    { from: "A\r\nBcc: x <a@example.com>" },
    { host: "" },
    { host: "a\nb" },
    { port: 0 },
    { port: 65_536 },
    { user: "somebody" },
    { password: "secret" },
  ])
    expect(read(wrong).success, JSON.stringify(wrong)).toBe(false);
  expect(read({ user: "somebody", password: "secret" }).success).toBe(true);
});
