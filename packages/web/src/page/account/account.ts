import type { Me } from "@itinera/protocol";

/** Of whoever looks at the page. */
export type OwnAccount = Extract<Me, { kind: "account" }>["account"];
