import type { JsonValue } from "@itinera/protocol";
import { tried } from "../guarded.ts";
import { plain } from "../say/plain.ts";
import type { Device } from "./device.ts";

/** What brought somebody here: the marks of a campaign in the address, or another site. */
export interface Touch {
  readonly campaign?: Readonly<Record<string, string>>;
  readonly referrer?: { readonly url: string };
}

/** The first touch of a visit, which all its messages carry. */
export interface Visit {
  firstTouch(): Touch;
  /** From now on the device may be read and written. */
  open(): void;
  close(): void;
}

const marks = {
  source: "source",
  medium: "medium",
  campaign: "name",
  term: "term",
  content: "content",
} as const;

/** What an address and a referrer say of the way here. Going from page to page of one site is no touch. */
export function touchOf(search: string, referrer: string, origin: string): Touch {
  const query = new URLSearchParams(search);
  const campaign: Record<string, string> = {};
  for (const [mark, name] of Object.entries(marks)) {
    const said = query.get(`utm_${mark}`);
    if (said) campaign[name] = said.slice(0, 200);
  }
  const isOutside = referrer !== "" && referrer.split("/").slice(0, 3).join("/") !== origin;
  return {
    ...(Object.keys(campaign).length > 0 && { campaign }),
    ...(isOutside && { referrer: { url: referrer } }),
  };
}

export function createVisit(device: Device, arrival: Touch): Visit {
  let first = arrival;
  return {
    firstTouch: () => first,
    open() {
      const known = device.read("touch");
      if (known !== undefined) first = readTouch(known);
      // Coming straight to the site is no touch: the first that is one is kept.
      if (Object.keys(first).length === 0) first = arrival;
      if (Object.keys(first).length > 0) device.write("touch", JSON.stringify(first));
    },
    close() {
      device.remove("touch");
    },
  };
}

/** Other scripts of the page can write there, too. */
function readTouch(text: string): Touch {
  const { campaign, referrer } = (tried(() => JSON.parse(text)) ?? {}) as Readonly<Record<string, unknown>>;
  return plain({ campaign, referrer }) as JsonValue & Touch;
}
