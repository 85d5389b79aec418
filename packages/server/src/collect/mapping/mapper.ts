import type { FromMapper, MapperAnswer, ToMapper } from "./mapper-messages.ts";
import { mappingLimits } from "./mapping-limits.ts";
import { openRealm, type Realm } from "./realm.ts";

// The body of the process in which expressions are evaluated.

/** On its way when this resolves: what the next payload does to this process cannot take it back. */
const say = (answer: MapperAnswer): Promise<void> => {
  const { user, system } = process.cpuUsage();
  const message: FromMapper = { answer, used: (user + system) / 1000 };
  return new Promise((resolve) => process.send?.(message, () => resolve()));
};

/** The expressions used last stand at the end. */
const realms = new Map<string, Realm>();

function realmOf(expression: string): Realm {
  const realm = realms.get(expression) ?? openRealm(expression);
  realms.delete(expression);
  realms.set(expression, realm);
  const [oldest] = realms.keys();
  if (realms.size > mappingLimits.realms && oldest !== undefined) realms.delete(oldest);
  return realm;
}

async function mapped(realm: Realm, payload: string): Promise<MapperAnswer> {
  if (realm.verdict.kind === "wrong") return { kind: "failed" };
  try {
    const text = await realm.evaluate(payload);
    if (text === undefined) return { kind: "mapped" };
    return text.length > mappingLimits.outputLength ? { kind: "failed" } : { kind: "mapped", text };
  } catch {
    return { kind: "failed" };
  }
}

async function work(message: ToMapper): Promise<void> {
  const realm = realmOf(message.expression);
  if (message.kind === "check") return say({ kind: "checked", verdict: realm.verdict });
  for (const payload of message.payloads) await say(await mapped(realm, payload));
}

process.on("message", (message) => void work(message as ToMapper));
// Nobody is left who would want to know.
process.once("disconnect", () => process.exit());
void say({ kind: "ready" });
