import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** What a browser lets our pages do: nothing of anybody else's, and nothing that stands within a page's own text. */
const pagePolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  // Positions of cards are style attributes, set through the CSSOM: no inline style is needed for them.
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:", "blob:"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

/** For files that somebody gave us or takes away: should a browser ever take one for a page, nothing in it may run. */
export const filePolicy =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Strict headers on every answer; registered before whatever refuses, so that refusals have them too. */
export async function guardContents(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: { policy: "same-origin" },
    // For browsers that do not know `frame-ancestors`.
    xFrameOptions: { action: "deny" },
  });
}
