import type { Change, Edit } from "@itinera/core";
import { z } from "zod";

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What an edit meant, so that it can be done again where its update no longer fits: on a document that
 * the server made anew, or after an edit before it was refused. What undo did is told by its changes.
 */
export type Work =
  | { readonly kind: "edit"; readonly edit: Edit }
  /** Done together, or not at all. */
  | { readonly kind: "edits"; readonly label: string; readonly edits: readonly Edit[] }
  | { readonly kind: "changes"; readonly label: string; readonly changes: readonly Change[] };

/** An own edit that the server has not yet confirmed, as it lies on this computer. */
export interface KeptEdit {
  readonly id: string;
  /** Place among all the edits that wait on this computer: later edits have larger ones. */
  readonly at: number;
  /** The replica whose document the update fits. */
  readonly replica: string;
  /** As Yjs made it, never merged with others: a merged one may be too big for the server. */
  readonly update: Bytes;
  readonly work: Work;
}

/** An edit that was not taken, and why: a `RoomRefusal` or an `EditRefusal`. */
export interface AsideEdit {
  readonly edit: KeptEdit;
  readonly why: string;
}

export const bytesSchema = z.custom<Bytes>((value) => value instanceof Uint8Array);

// An edit of an older page lies here, too: whether it still is one shows when it is done again.
const workSchema = z.custom<Work>(
  (value) => z.object({ kind: z.enum(["edit", "edits", "changes"]) }).safeParse(value).success,
);

export const keptEditSchema: z.ZodType<KeptEdit> = z.object({
  id: z.string(),
  at: z.number(),
  replica: z.string(),
  update: bytesSchema,
  work: workSchema,
});

/** The kind of the edit, of several that of the first; what undo and redo did has the kind of what it undid. */
export const labelOf = ({ work }: KeptEdit): string => (work.kind === "edit" ? work.edit.kind : work.label);

export const byPlace = (a: KeptEdit, b: KeptEdit): number => a.at - b.at || (a.id < b.id ? -1 : 1);
