import { exampleSchema, madeExampleSchema } from "@itinera/protocol";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { mayEditMaps } from "../policy/policies.ts";

export function exampleResource(app: Application, { example }: Context): void {
  app.post(
    "/v1/example",
    {
      config: { allow: mayEditMaps, audit: "nothing" },
      schema: { body: exampleSchema, response: { 200: madeExampleSchema } },
    },
    ({ session, body }) => example.open(session.workspace, body.lang),
  );
}
