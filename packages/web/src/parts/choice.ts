import type { ReactNode } from "react";

/** One thing that can be chosen in a select, a menu or a list. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly icon?: ReactNode;
  /** Beside the name, quieter: an example, a count. */
  readonly aside?: string | undefined;
  /** Under the name: what it means. */
  readonly text?: string;
}
