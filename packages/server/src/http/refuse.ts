import type { Problem } from "@itinera/protocol";
import type { FastifyReply } from "fastify";

/** Texts of problems, in English: `errors:<code>`. Decorated on the application when it is made. */
type ProblemText = (code: string, params: Problem["params"]) => string;

declare module "fastify" {
  interface FastifyInstance {
    problemText: ProblemText;
  }
}

/** Answers with a problem: an expected outcome, not an exception. */
export function refuse(reply: FastifyReply, status: number, code: string, params: Problem["params"] = {}) {
  const problem: Problem = { code, message: reply.server.problemText(code, params), params };
  return reply.code(status).type("application/json").send(JSON.stringify(problem));
}

/** What a refusal says beside its kind and reason, as the parameters of its text. */
export const paramsOf = (refusal: object): Problem["params"] =>
  Object.fromEntries(
    Object.entries(refusal).filter(
      ([key, value]) =>
        key !== "kind" && key !== "reason" && (typeof value === "string" || typeof value === "number"),
    ),
  );
