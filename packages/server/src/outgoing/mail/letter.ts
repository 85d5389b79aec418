import type { Lang } from "@itinera/core";

/** What the server writes to people about. Names are as people typed them; links lead to this server. */
export type LetterContent =
  | {
      readonly kind: "invitation";
      readonly who: string;
      readonly into: "workspace" | "map";
      /** Name of the workspace or map. */
      readonly what: string;
      readonly link: URL;
      readonly days: number;
    }
  | { readonly kind: "reset-password"; readonly link: URL; readonly hours: number }
  | { readonly kind: "sign-in-link"; readonly link: URL }
  /** By which somebody sees that the settings are right. */
  | { readonly kind: "test" };

export interface Letter {
  /** One address. */
  readonly to: string;
  readonly lang: Lang;
  readonly content: LetterContent;
}
