import { tried } from "../guarded.ts";
import type { Persistence } from "../options.ts";

/** A few texts on the visitor's device. What the browser does not let us keep is forgotten with the page. */
export interface Device {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  remove(name: string): void;
}

type Kind = "sessionStorage" | "localStorage";

export function deviceOf(kind: Kind, prefix: string): Device {
  return {
    read: (name) => tried(() => window[kind].getItem(prefix + name)) ?? undefined,
    write: (name, text) => tried(() => window[kind].setItem(prefix + name, text)),
    remove: (name) => tried(() => window[kind].removeItem(prefix + name)),
  };
}

const nowhere: Device = { read: () => undefined, write: () => undefined, remove: () => undefined };

export interface Devices {
  /** Who somebody is. */
  readonly person: Device;
  /** Where a visit came from: a visit ends with its tab. */
  readonly visit: Device;
  /** What could not be sent. */
  readonly unsent: Device;
}

/** Where each thing lies, by what the page allows. */
export function devicesOf(persistence: Persistence, key: string): Devices {
  const prefix = `itinera.${key}.`;
  const session = persistence === "none" ? nowhere : deviceOf("sessionStorage", prefix);
  const local = persistence === "local" ? deviceOf("localStorage", prefix) : undefined;
  return { person: local ?? session, visit: session, unsent: local ?? nowhere };
}
