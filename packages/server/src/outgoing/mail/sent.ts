/**
 * Why a letter did not go:
 * - `address`: the addressee's is none; `sign-in`: the server does not accept user and password;
 * - `refused`: the server does not take the letter; `insecure`: no TLS that can be trusted, so nothing was sent;
 * - `unreachable`: nobody answers, or not in SMTP, or the connection broke; `time`: a limit.
 */
export const mailReasons = ["address", "sign-in", "refused", "insecure", "unreachable", "time"] as const;
export type MailReason = (typeof mailReasons)[number];

/** Holds no password, link or text: it may be shown and logged. */
export interface MailRefused {
  readonly kind: "refused";
  readonly reason: MailReason;
  /** The mail server's. */
  readonly host: string;
  readonly to: string;
  /** What the mail server answered, such as 550; 4xx: it may take the letter later. 0: nothing. */
  readonly code: number;
}

/** `sent`: the mail server has taken the letter on; whether it arrives, nobody can say. */
export type Sent = { readonly kind: "sent" } | MailRefused;

/** Code of the problem that a person is told; its text is `errors:<code>`. */
export const problemOfMail = ({ reason }: MailRefused) => `mail.${reason}` as const;
