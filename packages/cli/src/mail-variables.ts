import { z } from "zod";

/** A mail server, and from whom letters are. */
export interface MailConfiguration {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
}

const form = "write it as smtp://user:password@host:587, or as smtps://… for TLS from the first byte";

/** The usual ports: for letters that a program hands in, and for those in TLS from the first byte. */
const usualPort = { "smtp:": 587, "smtps:": 465 } as const;

/** undefined: it is no such URL. Name and password are percent-encoded where they need it. */
function readSmtpUrl(text: string): Omit<MailConfiguration, "from"> | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  if (protocol !== "smtp:" && protocol !== "smtps:") return undefined;
  const isMore = (pathname !== "" && pathname !== "/") || search !== "" || hash !== "";
  if (hostname === "" || isMore || (username === "") !== (password === "")) return undefined;
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? usualPort[protocol] : Number(port),
    secure: protocol === "smtps:",
    ...(username !== "" && { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
  };
}

const smtpUrlSchema = z.string().transform((text, context) => {
  try {
    const read = readSmtpUrl(text);
    if (read) return read;
  } catch {
    // A percent sign that encodes nothing.
  }
  context.addIssue({ code: "custom", message: form });
  return z.NEVER;
});

const addressIn = (sender: string) => /<([^<>]*)>$/.exec(sender)?.[1] ?? sender;

export const mailVariables = {
  SMTP_URL: smtpUrlSchema.optional(),
  /** `itinera@example.org`, or `Itinera <itinera@example.org>`. */
  SMTP_FROM: z
    .string()
    .trim()
    .refine((sender) => !/\p{Cc}/u.test(sender) && z.email().safeParse(addressIn(sender).trim()).success, {
      error: "write it as itinera@example.org, or as Itinera <itinera@example.org>",
    })
    .optional(),
};

type Read = z.output<z.ZodObject<typeof mailVariables>>;

/** undefined: letters are not sent. */
export function mailOf({ SMTP_URL: server, SMTP_FROM: from }: Read) {
  if (!server && from === undefined) return undefined;
  const wrong = (where: string, detail: string) => ({ kind: "wrong", where, detail }) as const;
  if (!server) return wrong("SMTP_FROM", "the mail server is missing: set SMTP_URL, too");
  if (from === undefined) return wrong("SMTP_URL", "the sender of letters is missing: set SMTP_FROM, too");
  const mail: MailConfiguration = { ...server, from };
  return { kind: "read", mail } as const;
}
