import { mailSchema, sentLetterSchema, testLetterSchema } from "@itinera/protocol";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuseAfter } from "../http/limit-tries.ts";
import { refuse } from "../http/refuse.ts";
import { problemOfMail } from "../outgoing/mail/sent.ts";
import { maySendTestLetters } from "../policy/policies.ts";
import type { Session } from "../policy/session.ts";

/** Of one person: letters cost the mail server's patience. */
const limit = { limit: 5, windowMs: 15 * 60_000 };

const addressOf = ({ who }: Session): string | null => (who.kind === "account" ? who.email : null);

/** Whether the server can send letters, and a letter to see it by. */
export function mailResource(app: Application, { parts }: Context): void {
  const { mailer } = parts;

  app.get(
    "/v1/mail",
    { config: { allow: maySendTestLetters }, schema: { response: { 200: mailSchema } } },
    async ({ session }) => ({ server: mailer ? mailer.about : null, to: addressOf(session) }),
  );

  app.post(
    "/v1/mail/test",
    {
      config: { allow: maySendTestLetters, audit: "mail.tested" },
      schema: { body: testLetterSchema, response: { 200: sentLetterSchema } },
    },
    async (request, reply) => {
      const { session, body } = request;
      const to = addressOf(session);
      if (!mailer) return refuse(reply, 409, "mail.none");
      if (to === null) return refuse(reply, 409, "mail.nowhere");
      const tooMany = await refuseAfter(reply, parts, { [`test letter ${to}`]: limit });
      if (tooMany) return reply;
      const sent = await mailer.send({ to, lang: body.lang, content: { kind: "test" } });
      request.audited = "mail.tested";
      request.about = { what: sent.kind === "sent" ? "sent" : sent.reason };
      if (sent.kind === "sent") return { to };
      const { host, code } = sent;
      return refuse(reply, 502, problemOfMail(sent), { host, to, code });
    },
  );
}
