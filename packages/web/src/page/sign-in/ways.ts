import type { Me } from "@itinera/protocol";

/** How somebody can come in. */
export type Ways = Pick<Extract<Me, { kind: "nobody" }>, "byPassword" | "mail" | "provider">;

/** Of whoever may have to sign in; a program and the command line do not. */
export const waysFor = (me: Me | undefined): Ways | undefined =>
  me?.kind === "nobody" || me?.kind === "share" ? me : undefined;
