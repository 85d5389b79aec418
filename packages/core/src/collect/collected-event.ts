import type { EpochMs } from "../brand.ts";

/**
 * What a message says of who is who. `identified`: whoever was known by `anonymous` (a browser, a device)
 * turns out to be `known`. `alias`: two ids are one person, said outright.
 */
export type IdentityClaim =
  | { readonly kind: "identified"; readonly anonymous: string; readonly known: string }
  | { readonly kind: "alias"; readonly previous: string; readonly current: string };

/**
 * One message of a tracker or another system, in our words. A `step` is a thing that somebody did and stands in
 * their journey; a `statement` (identify, group, alias) says something of them and does not.
 */
export interface CollectedEvent {
  readonly kind: "step" | "statement";
  /** Given by the sender: the same id of the same source again counts once. */
  readonly messageId?: string;
  readonly name: string;
  /** The known id, else the anonymous one; ids keep their case. At least one of `person` and `case` is there. */
  readonly person?: string;
  readonly case?: string;
  readonly time: EpochMs;
  readonly channel?: string;
  /** As text; what is nested is flattened by dots (`context.page.url`), lists are JSON. Empty ones are left out. */
  readonly properties: Readonly<Record<string, string>>;
  readonly claims: readonly IdentityClaim[];
}
