import { forgottenSchema } from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuseAfter } from "../http/limit-tries.ts";
import { originForLetters } from "../http/own-origin.ts";
import { refuse } from "../http/refuse.ts";
import { mayAskForPassword } from "../policy/policies.ts";

const hourMs = 3_600_000;
const windowMs = 15 * 60_000;
/** More letters than that are no help to anybody. */
const lettersToAddress = { limit: 5, windowMs };
const lettersFromAddress = { limit: 30, windowMs };

interface Asked {
  readonly email: string;
  readonly lang: z.output<typeof forgottenSchema>["lang"];
  /** Where the link leads. */
  readonly origin: string;
  /** Of the computer that asked. */
  readonly address: string;
}

/** A new password for whoever reads the mail of an account. */
export function forgottenResource(app: Application, { parts, tickets, letters, addressOf }: Context): void {
  const { store } = parts;

  async function sendLink({ email, lang, origin, address }: Asked): Promise<void> {
    const account = await store.accounts.byEmail(email);
    if (!account || account.suspended !== null) return;
    const withdraw = () => store.tickets.withdrawOf(account.id, "reset-password");
    await withdraw();
    const to = account.email;
    const { path, expires } = await tickets.make({ kind: "reset-password", account: account.id, email: to });
    const hours = Math.round((expires - parts.now()) / hourMs);
    const content = { kind: "reset-password", link: new URL(path, origin), hours } as const;
    if (!(await letters.send({ to, lang, content }))) return withdraw();
    await store.audit.add(undefined, {
      action: "password.link-sent",
      at: parts.now(),
      who: "",
      name: "",
      address,
      about: { account: account.id, email: to },
    });
  }

  app.post(
    "/v1/forgotten",
    {
      // Written down when a letter has gone, so that all requests do the same before they are answered.
      config: { allow: mayAskForPassword, audit: "nothing" },
      schema: { body: forgottenSchema, response: { 200: z.object({}) } },
      // When the answer is out: its time says nothing of what is done now.
      onResponse: async ({ raw, body: { email, lang } }, { statusCode }) => {
        if (statusCode !== 200) return;
        const origin = originForLetters(raw, parts.publicUrl);
        letters.behind(() => sendLink({ email, lang, origin, address: addressOf(raw) }));
      },
    },
    async ({ raw, body: { email } }, reply) => {
      if (!letters.canSend) return refuse(reply, 409, "forgotten.no-mail");
      const tooMany = await refuseAfter(reply, parts, {
        [`forgotten from ${addressOf(raw)}`]: lettersFromAddress,
        [`forgotten ${email.toLowerCase()}`]: lettersToAddress,
      });
      return tooMany ? reply : {};
    },
  );
}
