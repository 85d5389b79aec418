import { z } from "zod";

/** Why an import failed, as the store keeps it: a catalogue key below `errors:` and what fills its text. */
const failureSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
type Failure = z.output<typeof failureSchema>;

export const unexpectedFailure: Failure = { code: "unexpected", params: {} };

export const failureText = (failure: Failure): string => JSON.stringify(failure);

/** Whatever stands in the store: a list of imports must not fail for one of its lines. */
export function failureOf(text: string): Failure {
  try {
    return failureSchema.safeParse(JSON.parse(text)).data ?? unexpectedFailure;
  } catch {
    return unexpectedFailure;
  }
}
