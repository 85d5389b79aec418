import { engineStates, type Status } from "@itinera/protocol";
import { importJobs, importStates, projectJobs, type Store } from "@itinera/store";
import { Gauge, type Registry } from "@prometheus-io/client";
import type { Rooms } from "../room/rooms.ts";

interface Watched {
  readonly rooms: Pick<Rooms, "size" | "sockets">;
  readonly store: {
    readonly imports: Pick<Store["imports"], "countByState">;
    readonly jobs: Pick<Store["jobs"], "countWaiting">;
  };
  readonly engineState: () => Status["engine"]["state"];
}

const knownJobs: readonly string[] = [...Object.values(importJobs), ...Object.values(projectJobs)];

/** What is read off when somebody asks. What the store does not tell now is left out: the other figures are of use. */
export function watchServer(figures: Registry, { rooms, store, engineState }: Watched): void {
  const add = (gauge: Gauge<string>) => {
    figures.registerMetric(gauge);
  };
  // Not the library's own, which all servers of a process would share.
  const registers: Registry[] = [];
  add(
    new Gauge({
      name: "itinera_rooms_open",
      help: "Maps in memory: somebody has them open, or had them half a minute ago.",
      registers,
      collect() {
        this.set(rooms.size());
      },
    }),
  );
  add(
    new Gauge({
      name: "itinera_room_sockets_open",
      help: "Open connections to maps.",
      registers,
      collect() {
        this.set(rooms.sockets());
      },
    }),
  );
  add(
    new Gauge({
      name: "itinera_engine_state",
      help: "1 for the state that the engine of the numbers is in.",
      labelNames: ["state"] as const,
      registers,
      collect() {
        const now = engineState();
        for (const state of engineStates) this.set({ state }, state === now ? 1 : 0);
      },
    }),
  );
  add(
    new Gauge({
      name: "itinera_imports",
      help: "Imports by their state.",
      labelNames: ["state"] as const,
      registers,
      async collect() {
        this.reset();
        const counts = await store.imports.countByState().catch(() => undefined);
        if (counts) for (const state of importStates) this.set({ state }, counts.get(state) ?? 0);
      },
    }),
  );
  add(
    new Gauge({
      name: "itinera_jobs_waiting",
      help: "Jobs that nobody has begun, by their kind.",
      labelNames: ["kind"] as const,
      registers,
      async collect() {
        this.reset();
        const counts = await store.jobs.countWaiting().catch(() => undefined);
        if (counts)
          for (const kind of new Set([...knownJobs, ...counts.keys()]))
            this.set({ kind }, counts.get(kind) ?? 0);
      },
    }),
  );
}
