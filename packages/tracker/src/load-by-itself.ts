// What `<script src="…/tracker.js">` runs: it puts the tracker in the stub's place and does what the stub was told.
import { guarded, tried } from "./guarded.ts";
import { createItinera, type Itinera } from "./itinera.ts";
import { automaticNames, type TrackerOptions } from "./options.ts";
import { recordOf } from "./record-of.ts";

/** Left by the stub: names of methods with their arguments. */
type Stub = unknown[] & Partial<Itinera>;
type Place = { itinera?: Stub | Itinera };

/** The options that a script element names; undefined when it names no key. */
function optionsOf(script: HTMLScriptElement): TrackerOptions | undefined {
  const { key, host, consent, persistence, auto } = script.dataset;
  if (!key) return undefined;
  const wanted = auto?.split(/[\s,]+/);
  return {
    key,
    host: host || script.src.replace(/[?#].*/, "").replace(/\/[^/]*$/, ""),
    ...(consent === "required" && { consent }),
    ...(persistence && { persistence: persistence as TrackerOptions["persistence"] & string }),
    ...(wanted && { auto: recordOf(automaticNames, (name) => wanted.includes(name)) }),
  };
}

function load(): void {
  const place = window as unknown as Place;
  const before = place.itinera;
  const stub = Array.isArray(before) ? before : undefined;
  const isThere = !stub && typeof before?.load === "function";
  const itinera = isThere ? (before as Itinera) : createItinera();
  place.itinera = itinera;
  const current = document.currentScript;
  // Something of the page may be called `currentScript`.
  const script =
    current instanceof HTMLScriptElement
      ? current
      : document.querySelector<HTMLScriptElement>("script[data-key]");
  const options = script ? optionsOf(script) : undefined;
  if (options) itinera.load(options);
  if (!stub) return;
  for (const call of stub.splice(0)) {
    const [name, ...args] = call as readonly [keyof Itinera, ...unknown[]];
    tried(() => (itinera[name] as (...given: readonly unknown[]) => void)(...args));
  }
  // Whoever holds the stub speaks to the tracker from now on.
  Object.assign(stub, itinera);
}

guarded(load)();
