import { mapIdSchema } from "@itinera/core";
import type { Readiness } from "@itinera/protocol";
import { defaultWorkspace, type Store } from "@itinera/store";
import type { FastifyBaseLogger } from "fastify";
import { setTimeout as sleep } from "node:timers/promises";
import { diskFaultOf } from "./disk-fault.ts";

/** Whoever asks does not wait for longer; neither does a proxy. */
const longestWaitMs = 2_000;
/** Anybody may ask, however often; a write that waits for the disk is not made for each. */
const answerHoldsMs = 1_000;

type Part = keyof Readiness["parts"];
type Outcome = Readiness["parts"]["disk"];

interface ReadinessParts {
  readonly store: Pick<Store, "settings" | "rooms" | "files">;
  readonly log: FastifyBaseLogger;
  readonly engineState: () => Readiness["parts"]["engine"];
  readonly patienceMs?: number;
  readonly freshMs?: number;
}

const nowhere = { workspace: defaultWorkspace, map: mapIdSchema.parse("no-map") };

async function* oneByte(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1);
}

const failureOf = (error: unknown): Outcome => (diskFaultOf(error) === "disk-full" ? "full" : "failed");

/**
 * Whether the server can do its work: its maps can be read. A disk that takes no more and an engine that is away are
 * told, but maps can be read without the one and edited without the other.
 */
export function createReadiness({
  store,
  log,
  engineState,
  patienceMs = longestWaitMs,
  freshMs = answerHoldsMs,
}: ReadinessParts): () => Promise<Readiness> {
  /** One check at a time: those of a store that hangs must not pile up. */
  function probe(part: Part, check: () => Promise<unknown>): () => Promise<Outcome> {
    let running: Promise<Outcome> | undefined;
    let last: Outcome = "ok";
    const note = (outcome: Outcome, err?: unknown) => {
      if (outcome !== last) {
        if (outcome === "ok") log.warn({ part }, "a part of the server answers again");
        else log.error({ part, outcome, err }, "a part of the server does not do its work");
      }
      last = outcome;
      return outcome;
    };
    return () => {
      running ??= check()
        .then(
          () => note("ok"),
          (error: unknown) => note(failureOf(error), error),
        )
        .finally(() => (running = undefined));
      return Promise.race([running, sleep(patienceMs, "failed" as const, { ref: false })]);
    };
  }

  const database = probe("database", () => store.settings.get(defaultWorkspace, "ready"));
  const rooms = probe("rooms", () => store.rooms.load(nowhere));
  const disk = probe("disk", async () => {
    const written = await store.files.write(oneByte());
    if (written.kind === "stored") await store.files.remove(written.stored.file);
  });

  async function ask(): Promise<Readiness> {
    const [inDatabase, inRooms, onDisk] = await Promise.all([database(), rooms(), disk()]);
    return {
      ready: inDatabase === "ok" && inRooms === "ok",
      parts: { database: inDatabase, rooms: inRooms, disk: onDisk, engine: engineState() },
    };
  }

  let known: Promise<Readiness> | undefined;
  let asked = -Infinity;
  return () => {
    if (!known || performance.now() - asked > freshMs) {
      asked = performance.now();
      known = ask();
    }
    return known;
  };
}
