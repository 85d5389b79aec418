import { z } from "zod";

/**
 * An error that crosses the wire. `code` is a catalogue key below `errors:`; `params` fill its text.
 * `message` is that text in English, for logs and scripts.
 */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Problem = z.infer<typeof problemSchema>;

/** Thrown by the client where the server answered with a problem, or did not answer. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;

  constructor(problem: Problem, status: number) {
    super(problem.message);
    this.name = "ProblemError";
    this.problem = problem;
    this.status = status;
  }
}
