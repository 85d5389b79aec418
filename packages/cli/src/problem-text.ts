import { createTranslator } from "@itinera/core";

interface Told {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The one clear line for a problem: `errors:<code>` in English. */
export async function problemText(problem: Told | undefined): Promise<string> {
  const { t } = await createTranslator("en");
  const code = problem?.code ?? "unexpected";
  return t(`errors:${code}`, { ...problem?.params, defaultValue: code });
}
