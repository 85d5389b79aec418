import { afterAll, beforeAll, expect, it } from "vitest";
import { createMailer } from "./mailer.ts";
import { startPostfix, type Postfix } from "./postfix.test-kit.ts";
import { readMail } from "./read-mail.test-kit.ts";
import { smtpSettingsSchema } from "./smtp-settings.ts";

let postfix: Postfix | undefined;
beforeAll(async () => {
  postfix = await startPostfix();
}, 180_000);
afterAll(() => postfix?.stop());

it("Postfix delivers a letter as it was written, and refuses one to nobody", async ({ skip }) => {
  if (!postfix) return skip();
  const { port, letters } = postfix;
  const mailer = createMailer(
    smtpSettingsSchema.parse({ host: "localhost", port, secure: false, from: "Карты <itinera@example.com>" }),
  );
  const link = new URL("https://maps.example.com/join?token=abc");
  const letter = {
    lang: "ru",
    content: { kind: "invitation", who: "Łucja", into: "map", what: "Путь клиента\r\n.\r\n", link, days: 7 },
  } as const;
  expect(await mailer.send({ ...letter, to: "nobody@example.com" })).toMatchObject({
    reason: "refused",
    code: 550,
  });
  expect(await mailer.send({ ...letter, to: "reader@elsewhere.test" })).toMatchObject({ code: 454 });
  expect(await mailer.send({ ...letter, to: "reader@example.com" })).toEqual({ kind: "sent" });
  await expect.poll(async () => (await letters()).length).toBe(1);
  const [raw = ""] = await letters();
  const { headers, parts } = readMail(raw.replaceAll("\n", "\r\n"));
  expect(headers.get("subject")).toEqual(["Łucja приглашает вас к карте «Путь клиента .»"]);
  expect(headers.get("from")).toEqual(["Карты <itinera@example.com>"]);
  expect(headers.get("delivered-to")).toEqual(["reader@example.com"]);
  // It came over TLS.
  expect(headers.get("received")?.join()).toContain("ESMTPS");
  const [text = "", html = ""] = parts.map(({ body }) => body.replaceAll("\r\n", "\n"));
  expect(text).toContain(`\n\n${link.href}\n\n`);
  expect(html).toContain(`<a href="${link.href}">${link.href}</a>`);
});
