import { rebuiltSchema } from "@itinera/protocol";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayRebuild } from "../policy/policies.ts";

/** The tables of numbers are a projection of the event log: here they are made again. */
export function rebuildResource(app: Application, { parts, work, streamWork }: Context): void {
  app.post(
    "/v1/rebuild",
    { config: { allow: mayRebuild, audit: "numbers.rebuilt" }, schema: { response: { 200: rebuiltSchema } } },
    async (_, reply) => {
      if (parts.engine.state() !== "up")
        return refuse(reply, 503, "engine.away", { since: parts.engine.since() });
      const { entries, events } = await work.rebuild();
      await streamWork.settled();
      const heads = await parts.store.stream.heads();
      let collected = 0;
      for (const head of heads) collected += (await parts.analytics?.streamed(head))?.stored ?? 0;
      return { entries: entries + heads.length, events: events + collected };
    },
  );
}
