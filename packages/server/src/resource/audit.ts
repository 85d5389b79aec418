import { auditLinesSchema, auditQuerySchema } from "@itinera/protocol";
import type { NumberedAuditEntry } from "@itinera/store";
import Papa from "papaparse";
import { Readable } from "node:stream";
import type { WorkspaceId } from "@itinera/core";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { attachment } from "../http/attachment.ts";
import { mayReadAudit } from "../policy/policies.ts";

const pageLength = 100;
const exportPage = 1_000;

const columns = ["number", "time", "action", "who", "name", "address", "about"] as const;

const rowOf = ({ number, at, action, who, name, address, about }: NumberedAuditEntry) => [
  number,
  new Date(at).toISOString(),
  action,
  who,
  name,
  address,
  JSON.stringify(about),
];

/** Who did what that changes access, gives data away or takes it away. */
export function auditResource(app: Application, { parts: { store } }: Context): void {
  app.get(
    "/v1/audit",
    {
      config: { allow: mayReadAudit },
      schema: { querystring: auditQuerySchema, response: { 200: auditLinesSchema } },
    },
    async ({ session, query }) => {
      // One more than is shown says whether there is more.
      const found = await store.audit.list(session.workspace, { ...query, limit: pageLength + 1 });
      const entries = found.slice(0, pageLength);
      return {
        entries: entries.map((one) => ({ ...one, about: { ...one.about } })),
        next: found.length > pageLength ? (entries.at(-1)?.number ?? null) : null,
      };
    },
  );

  async function* csv(workspace: WorkspaceId, query: z.infer<typeof auditQuerySchema>) {
    // What a table program would take for a formula is shown as text.
    const lines = (rows: unknown[][]) => `${Papa.unparse(rows, { escapeFormulae: true, newline: "\n" })}\n`;
    yield lines([[...columns]]);
    let { before } = query;
    for (;;) {
      const page = await store.audit.list(workspace, { ...query, before, limit: exportPage });
      if (page.length > 0) yield lines(page.map(rowOf));
      if (page.length < exportPage) return;
      before = page.at(-1)?.number;
    }
  }

  app.get(
    "/v1/audit.csv",
    { config: { allow: mayReadAudit, audit: "audit.exported" }, schema: { querystring: auditQuerySchema } },
    async ({ session, query }, reply) =>
      reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", attachment("audit.csv"))
        .send(Readable.from(csv(session.workspace, query))),
  );
}
