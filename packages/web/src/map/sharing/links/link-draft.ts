import type { LaneId, ShareRole } from "@itinera/core";
import { sharePasswordLength, type ChangeShare, type ShareLine } from "@itinera/protocol";
import { endFault, endOf, type End, type EndFault } from "./link-end.ts";
import { readSites, type SitesFault } from "./sites.ts";

/** A link as it is written, before it is made or changed. */
export interface LinkDraft {
  readonly role: ShareRole;
  readonly numbers: boolean;
  readonly lanes: "all" | "some";
  /** What is chosen, also while all are shown: a look at the other choice takes nothing away. */
  readonly chosen: readonly LaneId[];
  readonly password: "keep" | "set" | "none";
  readonly secret: string;
  readonly end: End;
  readonly day: string;
  /** Pages that may show it in a frame. */
  readonly frames: "none" | "these" | "any";
  readonly sites: string;
}

export const newDraft: LinkDraft = {
  role: "viewer",
  numbers: true,
  lanes: "all",
  chosen: [],
  password: "set",
  secret: "",
  end: "never",
  day: "",
  frames: "none",
  sites: "",
};

/** What is there, to be changed. One that has run out is prolonged by a week, unless something else is chosen. */
export const draftOf = (line: ShareLine, now: number): LinkDraft => ({
  ...newDraft,
  role: line.role,
  numbers: line.numbers,
  lanes: line.lanes === null ? "all" : "some",
  chosen: line.lanes ?? [],
  password: line.hasPassword ? "keep" : "set",
  end: line.expires === null ? "never" : isOver(line, now) ? "week" : "keep",
  frames: line.embed === null ? "none" : line.embed.includes("*") ? "any" : "these",
  sites: (line.embed ?? []).filter((site) => site !== "*").join("\n"),
});

export const isOver = ({ expires }: Pick<ShareLine, "expires">, now: number): boolean =>
  expires !== null && expires <= now;

export interface LinkFaults {
  readonly lanes?: "none";
  readonly secret?: "short" | "long";
  readonly day?: EndFault;
  readonly sites?: SitesFault;
}

/** What has to be put right first, by field; empty: nothing. */
export function faultsOf(draft: LinkDraft, now: number): LinkFaults {
  const { secret, role } = draft;
  const sites = role === "viewer" && draft.frames === "these" ? readSites(draft.sites) : undefined;
  const day = endFault(draft, now);
  const isWritten = draft.password === "set" && secret !== "";
  return {
    ...(role === "viewer" && draft.lanes === "some" && draft.chosen.length === 0 && { lanes: "none" }),
    ...(isWritten && secret.length < sharePasswordLength.least && { secret: "short" }),
    ...(isWritten && secret.length > sharePasswordLength.most && { secret: "long" }),
    ...(day && { day }),
    ...(sites?.kind === "fault" && { sites: sites.fault }),
  };
}

/** Terms of a draft without faults, as they are sent. Lanes and frames go with links to look at alone. */
export function termsOf(draft: LinkDraft, now: number): ChangeShare {
  const isForLooking = draft.role === "viewer";
  const expires = endOf(draft, now);
  return {
    role: draft.role,
    numbers: draft.numbers,
    lanes: isForLooking && draft.lanes === "some" ? [...draft.chosen] : null,
    embed: isForLooking ? framesOf(draft) : null,
    ...(expires !== undefined && { expires }),
    ...(draft.password === "none" && { password: null }),
    ...(draft.password === "set" && draft.secret !== "" && { password: draft.secret }),
  };
}

function framesOf({ frames, sites }: LinkDraft): string[] | null {
  if (frames !== "these") return frames === "any" ? ["*"] : null;
  const read = readSites(sites);
  return read.kind === "sites" ? [...read.origins] : null;
}

/** Of these terms, those that a link does not have yet: what others changed meanwhile stays. */
export function changesOf(line: ShareLine, terms: ChangeShare): ChangeShare {
  const known: Readonly<Record<string, unknown>> = line;
  return Object.fromEntries(
    Object.entries(terms).filter(
      ([name, value]) => name === "password" || JSON.stringify(known[name]) !== JSON.stringify(value),
    ),
  );
}

/** Whether anybody who comes by the link changes the map for as long as it is not revoked. */
export const isWideOpen = ({ role, hasPassword, expires }: WideOpenParts): boolean =>
  role === "editor" && !hasPassword && expires === null;
type WideOpenParts = Pick<ShareLine, "role" | "hasPassword" | "expires">;

/** What a link of this draft will be. */
export const willBe = ({ role, password, secret, ...end }: LinkDraft, now: number) => ({
  role,
  hasPassword: password === "keep" || (password === "set" && secret !== ""),
  expires: endOf(end, now) ?? (end.end === "never" ? null : now),
});
