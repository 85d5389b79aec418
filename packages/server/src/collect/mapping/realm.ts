import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import type { Expression, JsonataError } from "jsonata";
import type { Verdict } from "./mapper-messages.ts";
import { mappingLimits } from "./mapping-limits.ts";

/** An expression in a world of its own. */
export interface Realm {
  readonly verdict: Verdict;
  /** Takes `{ body, headers }` as JSON, gives JSON or undefined for nothing; rejects where the expression fails. */
  evaluate(payload: string): Promise<string | undefined>;
}

/**
 * What expressions may not name: `$eval` would run what a payload says, the others need what a bare realm does not have.
 */
const withheld = ["eval", "base64encode", "base64decode"];

const library = new vm.Script(readFileSync(createRequire(import.meta.url).resolve("jsonata"), "utf8"));

/** Runs within the realm: only texts come and go, so that nothing of ours can be reached from there. */
const bridge = new vm.Script(`(text) => {
  const { parse, stringify } = JSON;
  const expression = jsonata(text, { stack: ${mappingLimits.stack} });
  for (const name of ${JSON.stringify(withheld)}) expression.assign(name, undefined);
  return {
    ast: expression.ast(),
    evaluate: async (payload) => {
      const { body, headers } = parse(payload);
      return stringify(await expression.evaluate(body, { headers }));
    },
  };
}`);

interface Bridged {
  readonly ast: ReturnType<Expression["ast"]>;
  readonly evaluate: Realm["evaluate"];
}

const wrong = (message: unknown, position: unknown): Verdict => ({
  kind: "wrong",
  message: typeof message === "string" ? message : "",
  position: typeof position === "number" ? position : 0,
});

/** The first name in the tree that is withheld. */
function withheldIn(node: unknown): Verdict | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  const { type, value, position } = node as { type?: unknown; value?: unknown; position?: unknown };
  if (type === "variable" && withheld.some((name) => name === value))
    return wrong(`$${String(value)} is not available here`, position);
  for (const part of Object.values(node)) {
    const found = withheldIn(part);
    if (found !== undefined) return found;
  }
}

/** No console, no process, no modules, no code from texts: what a script finds is the language alone. */
const bare = (): vm.Context =>
  vm.createContext(vm.constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });

/**
 * Each expression has a realm of its own: whatever it manages to change there (a function of JSONata, a prototype), no
 * other expression sees it.
 */
export function openRealm(text: string): Realm {
  try {
    const context = bare();
    library.runInContext(context);
    const { ast, evaluate } = (bridge.runInContext(context) as (text: string) => Bridged)(text);
    return { verdict: withheldIn(ast) ?? { kind: "ok" }, evaluate };
  } catch (error) {
    const { message, position } = error as JsonataError;
    return {
      verdict: wrong(message, position),
      evaluate: () => Promise.reject(new Error("the expression is wrong")),
    };
  }
}
