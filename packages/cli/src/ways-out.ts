import type { Mailer, OutgoingRules } from "@itinera/server";
import type { Configuration } from "./configuration.ts";

export type WaysOut =
  | { readonly kind: "made"; readonly outgoing: OutgoingRules; readonly mailer: Mailer | undefined }
  | { readonly kind: "refused"; readonly message: string };

/** How the server reaches others: by requests that are checked, and by letters. */
export async function waysOut({ allowNetworks, mail }: Configuration): Promise<WaysOut> {
  const { createMailer, defaultRules, readAllowed, smtpSettingsSchema } = await import("@itinera/server");
  const read = readAllowed(allowNetworks);
  if (read.kind === "refused") {
    const message = `ITINERA_ALLOW_NETWORKS: "${read.entry}" is no network, no address and no host name`;
    return { kind: "refused", message };
  }
  return {
    kind: "made",
    outgoing: { ...defaultRules, allowed: read.allowed },
    mailer: mail && createMailer(smtpSettingsSchema.parse(mail)),
  };
}
