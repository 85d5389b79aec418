import { Counter, Histogram, type Registry } from "@prometheus-io/client";
import type { RoomsOptions } from "../room/rooms.ts";

/** From a busy disk's best to what a person takes for a fault. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts what rooms acknowledge, and how long it took. */
export function measureEdits(figures: Registry): NonNullable<RoomsOptions["onAcknowledged"]> {
  const edits = new Counter({
    name: "itinera_room_edits_acknowledged_total",
    help: "Edits of maps that are on disk, by the way they came.",
    labelNames: ["way"] as const,
    registers: [figures],
  });
  const waits = new Histogram({
    name: "itinera_room_acknowledge_duration_seconds",
    help: "From the arrival of an edit at the server to its acknowledgement.",
    labelNames: ["way"] as const,
    buckets,
    registers: [figures],
  });
  for (const way of ["socket", "server"] as const) {
    edits.inc({ way }, 0);
    waits.zero({ way });
  }
  return (way, waitedMs) => {
    edits.inc({ way });
    waits.observe({ way }, waitedMs / 1_000);
  };
}
