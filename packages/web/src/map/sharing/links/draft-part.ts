import type { LinkDraft, LinkFaults } from "./link-draft.ts";

/** What each part of the form works with. */
export interface DraftPartProps {
  readonly draft: LinkDraft;
  readonly set: (part: Partial<LinkDraft>) => void;
  /** Those that are shown: none before somebody has tried to send it. */
  readonly faults: LinkFaults;
}
