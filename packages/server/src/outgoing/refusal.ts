/**
 * Why a request did not go out, or its answer did not come in:
 * - `url`: not a URL; `scheme`: neither http nor https, or from https down to http; `credentials`: name and
 *   password in the URL; `header`: a header that is not for callers to set, or with line breaks;
 * - `name`: the host's name has no address; `address`: an address of it is not public and not allowed;
 * - `redirects`: too many, or one that would take the body to another origin;
 * - `too-large`, `time`: a limit; `certificate`: TLS does not trust the host;
 * - `unreachable`: nobody answers, or not in HTTP, or the connection broke.
 */
export const outgoingReasons = [
  "url",
  "scheme",
  "credentials",
  "header",
  "name",
  "address",
  "redirects",
  "too-large",
  "time",
  "certificate",
  "unreachable",
] as const;
export type OutgoingReason = (typeof outgoingReasons)[number];

/** Says nothing of path, query, headers or addresses: it may be shown and logged. */
export interface OutgoingRefused {
  readonly kind: "refused";
  readonly reason: OutgoingReason;
  /** Of the hop that was refused; empty where no host could be read. */
  readonly host: string;
}

export const refused = (reason: OutgoingReason, host: string): OutgoingRefused => ({
  kind: "refused",
  reason,
  host,
});

/** Code of the problem that a person is told; its text is `errors:<code>`. */
export const problemOfRefusal = ({ reason }: OutgoingRefused) => `outgoing.${reason}` as const;
