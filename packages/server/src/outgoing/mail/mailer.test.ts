import { langs, type Lang } from "@itinera/core";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { whileTrusted } from "../self-signed.test-kit.ts";
import type { LetterContent } from "./letter.ts";
import { createMailer, type MailLimits } from "./mailer.ts";
import { readMail } from "./read-mail.test-kit.ts";
import { startPeer, type SmtpPeer } from "./smtp-peer.test-kit.ts";
import { smtpSettingsSchema } from "./smtp-settings.ts";

let ends: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(ends.map((end) => end()));
  ends = [];
});

const peer = async (options: Parameters<typeof startPeer>[0]): Promise<SmtpPeer> => {
  const started = await startPeer(options);
  ends.push(started.close);
  return started;
};

/** Something that is no mail server. */
const talker = async (say: (socket: Socket) => unknown): Promise<{ readonly port: number }> => {
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    say(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => server.close());
  return { port: (server.address() as AddressInfo).port };
};

const mailerTo = ({ port }: { readonly port: number }, given: object = {}, limits?: MailLimits) =>
  createMailer(
    smtpSettingsSchema.parse({
      host: "localhost",
      port,
      secure: false,
      from: "Itinera <itinera@example.com>",
      ...given,
    }),
    limits,
  );

const link = new URL("https://maps.example.com/join?token=a&b='\"<i>\r\nBcc: x@y.z");
const contents: readonly LetterContent[] = [
  { kind: "invitation", who: "Ann Łoś", into: "workspace", what: "Команда", link, days: 7 },
  { kind: "invitation", who: "Ann Łoś", into: "map", what: "Kauf & Co", link, days: 1 },
  { kind: "reset-password", link, hours: 2 },
  { kind: "sign-in-link", link },
  { kind: "test" },
];
const to = "reader@example.com";
const test = { to, lang: "en", content: { kind: "test" } } as const;

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const unescaped = (html: string) => html.replace(/&[^;]+;/g, (one) => entities[one] ?? one);

/** What arrives of a letter. */
async function arrivalOf(content: LetterContent, lang: Lang = "en") {
  const server = await peer({ tls: "none" });
  expect(await mailerTo(server).send({ to, lang, content })).toEqual({ kind: "sent" });
  const [arrived, ...more] = server.arrived;
  if (!arrived) throw new Error("Nothing arrived");
  expect(more).toEqual([]);
  const { headers, parts } = readMail(arrived.raw.toString());
  const [text = "", html = ""] = parts.map(({ body }) => body.replaceAll("\r\n", "\n").trimEnd());
  const types = parts.map((part) => part.headers.get("content-type")?.[0]);
  const paragraphs = [...html.matchAll(/<p>(.*)<\/p>/g)].map(([, inner = ""]) => inner);
  return { ...arrived, headers, text, html, types, paragraphs, subject: headers.get("subject")?.[0] };
}

describe("a letter", () => {
  it.each(langs.flatMap((lang) => contents.map((content) => [lang, content.kind, content] as const)))(
    "%s %s says the same in text and HTML",
    async (lang, _kind, content) => {
      const {
        text,
        html,
        types,
        paragraphs,
        subject,
        headers,
        from,
        to: receivers,
      } = await arrivalOf(content, lang);
      expect(types).toEqual(["text/plain; charset=utf-8", "text/html; charset=utf-8"]);
      const seen = paragraphs.map((one) => unescaped(one.replace(/<[^>]*>/g, "")));
      expect(seen.join("\n\n")).toBe(text);
      expect(html).toContain(`<html lang="${lang}">`);
      expect(unescaped(/<title>(.*)<\/title>/.exec(html)?.[1] ?? "")).toBe(subject);
      const links = [...html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, ...both]) =>
        both.map(unescaped),
      );
      expect(links).toEqual("link" in content ? [[link.href, link.href]] : []);
      expect(text.split("\n").filter((line) => line.startsWith("http"))).toEqual(links.map(([href]) => href));
      expect(text + subject).not.toMatch(/\{\{|mail:/);
      expect([from, receivers]).toEqual(["itinera@example.com", [to]]);
      expect(headers.get("from")).toEqual(["Itinera <itinera@example.com>"]);
      expect(headers.get("to")).toEqual([to]);
      expect(headers.get("auto-submitted")).toEqual(["auto-generated"]);
    },
  );

  it("is written in the reader's language", async () => {
    const subjects = await Promise.all(
      langs.map(async (lang) =>
        Promise.all(contents.map(async (one) => (await arrivalOf(one, lang)).subject)),
      ),
    );
    expect(subjects).toEqual([
      [
        "Ann Łoś invites you to the workspace “Команда”",
        "Ann Łoś invites you to the map “Kauf & Co”",
        "A new password for Itinera",
        "Your link to sign in to Itinera",
        "Itinera can send mail",
      ],
      [
        "Ann Łoś приглашает вас в рабочее пространство «Команда»",
        "Ann Łoś приглашает вас к карте «Kauf & Co»",
        "Новый пароль для Itinera",
        "Ссылка для входа в Itinera",
        "Почта в Itinera работает",
      ],
      [
        "Ann Łoś zaprasza do przestrzeni roboczej „Команда”",
        "Ann Łoś zaprasza do mapy „Kauf & Co”",
        "Nowe hasło do Itinery",
        "Link do logowania w Itinerze",
        "Poczta w Itinerze działa",
      ],
    ]);
  });

  it("counts days and hours as its language does", async () => {
    const validity = async (lang: Lang, hours: number) =>
      (await arrivalOf({ kind: "reset-password", link, hours }, lang)).text.split("\n\n")[3];
    const all = await Promise.all(
      langs.map((lang) => Promise.all([1, 3, 24, 48].map((hours) => validity(lang, hours)))),
    );
    expect(all.map((one) => one.map((line) => / (\d+ \S+)\.$/u.exec(line ?? "")?.[1]))).toEqual([
      ["1 hour", "3 hours", "24 hours", "48 hours"],
      ["1 час", "3 часа", "24 часа", "48 часов"],
      ["1 godzinę", "3 godziny", "24 godziny", "48 godzin"],
    ]);
  });

  it.each([
    ["a header", "x\r\nBcc: victim@example.com"],
    ["a header and a body", "x\nBcc: victim@example.com\n\n<p>body</p>"],
    ["a body", "x\r\n\r\nbody"],
    ["an end of mail", "x\r\n.\r\nMAIL FROM:<a@b.c>"],
    ["other line ends", "x\u2028Bcc: victim@example.com\u2029\u0085x\u000bx\u000cx"],
    ["control characters", "x\u0000\u0007\u001b[31mx"],
    ["a picture", "<img src=x onerror=alert(1)>"],
    ["a script", "</title></p><script>alert(1)</script>"],
    ["a link", "\"><a href='https://evil.example'>here</a>"],
    ["an encoded word", "=?utf-8?q?x=0D=0ABcc:_victim=40example.com?="],
    ["a placeholder", "$t(mail:test.subject) {{what}} {{- who}}"],
    ["a turn of direction", "\u202Etxt.exe \u2066x"],
    ["half a character", "\ud83d x \ude00"],
    ["a novel", "x".repeat(100_000)],
    ["a crowd", "😀".repeat(3_000)],
  ])("a name that holds %s stays a name", async (_what, name) => {
    const plain = await arrivalOf({ kind: "invitation", who: "a", into: "map", what: "b", link, days: 7 });
    for (const content of [
      { kind: "invitation", who: name, into: "map", what: "b", link, days: 7 },
      { kind: "invitation", who: "a", into: "workspace", what: name, link, days: 7 },
    ] as const) {
      const { to: receivers, headers, html, text, paragraphs, subject, raw } = await arrivalOf(content);
      expect(receivers).toEqual([to]);
      expect([...headers.keys()].sort()).toEqual([...plain.headers.keys()].sort());
      expect([...headers.values()].every(({ length }) => length === 1)).toBe(true);
      const tags = [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag);
      expect(tags).toEqual([...plain.html.matchAll(/<(\w+)/g)].map(([, tag]) => tag));
      expect(paragraphs.map((one) => unescaped(one.replace(/<[^>]*>/g, ""))).join("\n\n")).toBe(text);
      expect(text.split("\n\n")).toHaveLength(5);
      // What is no character of a line, line ends between paragraphs apart.
      expect(text + subject).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u);
      expect(Array.from(subject ?? "").length).toBeLessThan(200);
      expect(raw.byteLength).toBeLessThan(20_000);
    }
  });

  it("in which a name looks like a placeholder or a text of ours says just that", async () => {
    const who = "$t(mail:test.subject) {{what}}";
    const { subject } = await arrivalOf({ kind: "invitation", who, into: "map", what: "b", link, days: 7 });
    expect(subject).toBe(`${who} invites you to the map “b”`);
  });

  it.each([
    "reader@example.com, other@example.com",
    "reader@example.com\r\nRCPT TO:<other@example.com>",
    "reader@example.com\nBcc: other@example.com",
    "<reader@example.com>",
    "Reader <reader@example.com>",
    "reader@example.com> SIZE=1",
    "group: reader@example.com;",
    "reader",
    "@example.com",
    "",
  ])("goes to one address only, and %j is none", async (several) => {
    const server = await peer({ tls: "none" });
    expect(await mailerTo(server).send({ ...test, to: several })).toEqual({
      kind: "refused",
      reason: "address",
      host: "localhost",
      to: several,
      code: 0,
    });
    expect(server.arrived).toEqual([]);
  });
});

const signedIn = { user: "itinera", password: "pass word:ключ" };
const said = (reason: string, code: number) => ({ kind: "refused", reason, code, host: "localhost", to });

describe("a mail server", () => {
  it("gets a password by STARTTLS and by TLS at once, when its certificate is trusted", async () => {
    for (const tls of ["starttls", "at-once"] as const) {
      const server = await peer({ tls, password: signedIn.password });
      const mailer = mailerTo(server, { ...signedIn, secure: tls === "at-once" });
      expect(await mailer.send(test)).toEqual(said("insecure", 0));
      expect(server.tried).toEqual([]);
      expect(await whileTrusted(() => mailer.send(test))).toEqual({ kind: "sent" });
      expect(server.arrived).toMatchObject([{ user: "itinera", isSecure: true }]);
    }
  });

  it("gets no password in the open, and nothing where TLS is asked for and not spoken", async () => {
    const server = await peer({ tls: "none", password: signedIn.password });
    expect(await mailerTo(server, signedIn).send(test)).toMatchObject({ reason: "insecure" });
    expect(await mailerTo(server, { secure: true }).send(test)).toMatchObject({ reason: "insecure" });
    expect(server.tried).toEqual([]);
    expect(server.arrived).toEqual([]);
  });

  it("without a password gets the letter encrypted when it can, whatever its certificate", async () => {
    const server = await peer({ tls: "starttls" });
    expect(await mailerTo(server).send(test)).toEqual({ kind: "sent" });
    expect(server.arrived).toMatchObject([{ isSecure: true }]);
  });

  it("that refuses is quoted by its code, and no password is told", async () => {
    const server = await peer({ tls: "starttls", password: "another" });
    const answer = await whileTrusted(() => mailerTo(server, signedIn).send(test));
    expect(answer).toEqual(said("sign-in", 535));
    expect(server.tried).toEqual([`itinera:${signedIn.password}`]);
    expect(await mailerTo(server).send(test)).toEqual(said("refused", 530));
    for (const refuses of [450, 550]) {
      const strict = await peer({ tls: "none", refuses });
      expect(await mailerTo(strict).send(test)).toEqual(said("refused", refuses));
    }
    const busy = await talker((socket) => socket.end("421 Too busy\r\n"));
    expect(await mailerTo(busy).send(test)).toEqual(said("refused", 421));
  });

  it("that is none, or goes away, is unreachable", async () => {
    const gone = await peer({ tls: "none" });
    await gone.close();
    expect(await mailerTo(gone).send(test)).toEqual(said("unreachable", 0));
    const web = await talker((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(await mailerTo(web).send(test)).toEqual(said("unreachable", 0));
    const shy = await talker((socket) => socket.destroy());
    expect(await mailerTo(shy).send(test)).toEqual(said("unreachable", 0));
    const nameless = mailerTo(shy, { host: "no-such-name.invalid" });
    expect(await nameless.send(test)).toEqual({ ...said("unreachable", 0), host: "no-such-name.invalid" });
  });

  it("is not waited for longer than it may take", async () => {
    const silent = await talker(() => undefined);
    const impatient = { connectMs: 300, totalMs: 60_000 };
    expect(await mailerTo(silent, {}, impatient).send(test)).toEqual(said("time", 0));
    expect(await mailerTo(silent, { secure: true }, impatient).send(test)).toEqual(said("time", 0));
    // Each line alone is in time.
    const slow = await talker((socket) => {
      socket.write("220 hello\r\n250-slow\r\n");
      const timer = setInterval(() => socket.write("250-and more\r\n"), 50);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await mailerTo(slow, {}, { connectMs: 60_000, totalMs: 700 }).send(test)).toEqual(said("time", 0));
  });
});
