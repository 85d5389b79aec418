import { journeyFileJsonSchema } from "@itinera/core";
import { sharePassSchema } from "@itinera/protocol";
import type { FastifyReply } from "fastify";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayReadPages } from "../policy/policies.ts";

/** The built pages, the schema of map files and the description of the API. */
export async function pagesResource(app: Application, { parts, shareDesk }: Context): Promise<void> {
  app.get("/v1/schema/journey.json", { config: { allow: mayReadPages } }, async (_, reply) =>
    reply.type("application/schema+json").send(JSON.stringify(journeyFileJsonSchema())),
  );
  app.get("/v1/openapi.json", { config: { allow: mayReadPages } }, async () => app.swagger());

  const root = parts.webDirectory;
  if (root === undefined || !existsSync(join(root, "index.html"))) return;
  // Only a server that listens needs it: a command of the command line starts without.
  const { default: staticFiles } = await import("@fastify/static");
  await app.register(staticFiles, { root, serve: false });
  /** What a link opens: a page of its own, which knows nothing of the application. */
  const sendLinkPage = (reply: FastifyReply) =>
    reply.header("x-robots-tag", "noindex, nofollow").sendFile("link.html", { cacheControl: false });
  app.get(
    "/embed/:token",
    { config: { allow: mayReadPages }, schema: { params: z.object({ token: sharePassSchema }) } },
    async ({ params }, reply) => {
      const frames = await shareDesk.framesOf(params.token);
      const policy = String(reply.getHeader("content-security-policy"));
      reply
        .removeHeader("x-frame-options")
        .header(
          "content-security-policy",
          policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${frames.join(" ") || "'none'"}`),
        );
      return sendLinkPage(reply);
    },
  );
  app.get("/*", { config: { allow: mayReadPages } }, (request, reply) => {
    const path = request.url.split("?")[0] ?? "/";
    if (path.startsWith("/v1/")) return refuse(reply, 404, "not-found", { url: path });
    if (path.startsWith("/s/")) return sendLinkPage(reply);
    // Vite names its files by their content: they never change.
    if (path.startsWith("/assets/")) return reply.sendFile(path, { maxAge: "1y", immutable: true });
    // The application chooses the page; whatever is not a file is its first page.
    const isFile = /\.[a-z0-9]+$/i.test(path) && !path.includes("..") && existsSync(join(root, path));
    return reply.sendFile(isFile ? path : "index.html", { cacheControl: false });
  });
}
