import type { JsonValue } from "../json-value.ts";
import type { Signature } from "./signature.ts";

export const presetGroups = ["chat", "email", "social", "telephony", "shop", "payment", "crm"] as const;
export type PresetGroup = (typeof presetGroups)[number];

/** A request of the system as its documentation shows it; a form as the object that is read from it. */
export interface PresetSample {
  readonly title: string;
  readonly payload: JsonValue;
  /** Those that the mapping reads. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the system makes sure that an address is ours, before it sends anything there. */
export type Handshake =
  /** A body whose `field` is `is` is answered with a text that the system gave. */
  | { readonly kind: "confirmation"; readonly field: string; readonly is: string }
  /** A GET whose query has our secret at `token` is answered with what stands at `challenge`. */
  | { readonly kind: "challenge"; readonly token: string; readonly challenge: string };

/**
 * A system whose requests we can read.
 *
 * Its mapping gives events for what is a step of a journey, an empty list for what it knows and leaves out, and nothing
 * for what is not of this system. The person is their e-mail address in lower case, for that is what systems share, and
 * people write it as they like; the system's own id goes beside it as `anonymous`, so that requests without an address
 * find the same person. Own ids have the system's name before them, phone numbers are `tel:+…`.
 */
export interface Preset {
  readonly name: string;
  readonly group: PresetGroup;
  readonly docs: string;
  /** JSONata. `$headers` are those of `headers`. */
  readonly mapping: string;
  /** Names in lower case. They are kept with the payload, so that it can be read again. */
  readonly headers?: readonly string[];
  readonly samples: readonly PresetSample[];
  readonly signature?: Signature;
  readonly handshake?: Handshake;
  /** What it wants to hear when it was heard; else any answer of success will do. */
  readonly answer?: string;
}
