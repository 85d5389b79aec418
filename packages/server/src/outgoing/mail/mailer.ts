import { createTranslator } from "@itinera/core";
import { z } from "zod";
import type { Letter } from "./letter.ts";
import { htmlOfLetter, textOfLetter } from "./letter-parts.ts";
import { mailFailure } from "./mail-failure.ts";
import type { Sent } from "./sent.ts";
import type { SmtpSettings } from "./smtp-settings.ts";
import { writeLetter } from "./write-letter.ts";

export interface Mailer {
  /** For whoever looks after it: nothing that is secret. */
  readonly about: { readonly host: string; readonly port: number; readonly from: string };
  /** Tries once, over a connection of its own. */
  send(letter: Letter): Promise<Sent>;
}

export interface MailLimits {
  /** To look up the server, to connect, and to be greeted. */
  readonly connectMs: number;
  readonly totalMs: number;
}

const usualLimits: MailLimits = { connectMs: 10_000, totalMs: 60_000 };

/** Letters by way of the operator's mail server, which may well stand in an internal network. */
export function createMailer(settings: SmtpSettings, limits: MailLimits = usualLimits): Mailer {
  const { host, from } = settings;
  // Loaded with the first letter: most commands of the command line send none.
  const transport = async () =>
    (await import("nodemailer")).createTransport({ ...connectionOf(settings), ...timeoutsOf(limits) });
  return {
    about: {
      host,
      port: settings.port,
      from: from.name === "" ? from.address : `${from.name} <${from.address}>`,
    },
    async send({ to, lang, content }) {
      if (!z.email().safeParse(to).success) return { kind: "refused", reason: "address", host, to, code: 0 };
      const { t } = await createTranslator(lang);
      const letter = writeLetter(content, t);
      try {
        await (
          await transport()
        ).sendMail({
          from,
          to: { name: "", address: to },
          subject: letter.subject,
          text: textOfLetter(letter),
          html: htmlOfLetter(letter, lang),
          // Nobody's absence notice should answer a program.
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": lang },
          disableFileAccess: true,
          disableUrlAccess: true,
          signal: AbortSignal.timeout(limits.totalMs),
        });
        return { kind: "sent" };
      } catch (error) {
        const failure = mailFailure(error);
        if (!failure) throw error;
        return { kind: "refused", ...failure, host, to };
      }
    },
  };
}

function connectionOf({ host, port, secure, user, password }: SmtpSettings) {
  const hasPassword = user !== undefined && password !== undefined;
  return {
    host,
    port,
    secure,
    requireTLS: hasPassword && !secure,
    ...(hasPassword && { auth: { user, pass: password } }),
    // Encryption that nobody asked for, by a certificate that nobody trusts, is still better than none.
    tls: { rejectUnauthorized: secure || hasPassword },
  };
}

const timeoutsOf = ({ connectMs, totalMs }: MailLimits) => ({
  // Lookup and greeting are part of it.
  connectionTimeout: connectMs,
  socketTimeout: totalMs,
  socketCloseTimeout: 1_000,
});
