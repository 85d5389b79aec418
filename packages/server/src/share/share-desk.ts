import { timingSafeEqual } from "node:crypto";
import { shareIdSchema, type EpochMs } from "@itinera/core";
import type { Share, Store } from "@itinera/store";
import type { Keys } from "../identity/keys.ts";
import { idOfToken, tokenOf } from "../identity/link-token.ts";
import type { Passwords } from "../identity/passwords.ts";

const hourMs = 3_600_000;
/** How long somebody who knew the password is not asked for it again. */
const passMs = 12 * hourMs;
const window = 15 * 60_000;
/** Of one address, at one link. */
const triesFromAddress = 10;
const tries = 200;

type ShareOpening =
  | { readonly kind: "open"; readonly share: Share; readonly pass: string }
  | { readonly kind: "password" }
  | { readonly kind: "refused"; readonly reason: "gone" | "expired" | "wrong-password" | "too-many" };

/**
 * Lets people in by the links of maps. The token of a link opens it, where it asks for no password; where it does,
 * the password is changed for a pass that is good for some hours and for that password alone.
 */
export interface ShareDesk {
  tokenOf(share: Pick<Share, "id">): string;
  open(token: string, password: string | undefined, address: string): Promise<ShareOpening>;
  /** Origins of the pages that may show a link in a frame, whether or not it asks for a password. */
  framesOf(token: string): Promise<readonly string[]>;
  /** Of a token or a pass, at this moment; undefined: it opens nothing, or not any more. */
  shareOf(pass: string): Promise<Share | undefined>;
}

export interface ShareDeskOptions {
  readonly store: Store;
  readonly keys: Keys;
  readonly passwords: Passwords;
  readonly now: () => EpochMs;
}

export function createShareDesk({ store, keys, passwords, now }: ShareDeskOptions): ShareDesk {
  /** One that is there, on a map that is not in the bin; it may have run out. */
  async function find(id: string | undefined): Promise<Share | undefined> {
    const parsed = shareIdSchema.safeParse(id);
    const share = parsed.success ? await store.shares.get(parsed.data) : undefined;
    return share && (await store.maps.get(share.workspace, share.map)) ? share : undefined;
  }
  const isOver = ({ expires }: Share) => expires !== null && expires <= now();

  /** Another password, or none, makes another pass. */
  const passId = ({ id, password }: Share, until: number) => `${id}.${until}.${password ?? ""}`;
  const passOf = (share: Share, until: number) =>
    `${share.id}~${until}~${keys.signOf("share", passId(share, until))}`;

  async function holderOf(pass: string): Promise<Share | undefined> {
    if (!pass.includes("~")) {
      const share = await find(idOfToken(keys, "share", pass));
      return share?.password === null ? share : undefined;
    }
    const [id = "", until = ""] = pass.split("~");
    if (!(Number(until) > now())) return undefined;
    const share = await find(id);
    return share && isSame(passOf(share, Number(until)), pass) ? share : undefined;
  }

  return {
    tokenOf: ({ id }) => tokenOf(keys, "share", id),

    async open(token, password, address) {
      const share = await find(idOfToken(keys, "share", token));
      if (!share) return { kind: "refused", reason: "gone" };
      if (isOver(share)) return { kind: "refused", reason: "expired" };
      if (share.password === null) return { kind: "open", share, pass: token };
      if (password === undefined) return { kind: "password" };
      for (const [key, limit] of [
        [`share ${share.id} ${address}`, triesFromAddress],
        [`share ${share.id}`, tries],
      ] as const) {
        const { isAllowed } = await store.attempts.take(key, limit, window);
        if (!isAllowed) return { kind: "refused", reason: "too-many" };
      }
      if (!(await passwords.verify({ hash: share.password, password })))
        return { kind: "refused", reason: "wrong-password" };
      await store.attempts.forget(`share ${share.id} ${address}`);
      return { kind: "open", share, pass: passOf(share, now() + passMs) };
    },

    framesOf: async (token) => (await find(idOfToken(keys, "share", token)))?.embed ?? [],

    async shareOf(pass) {
      const share = await holderOf(pass);
      return share && !isOver(share) ? share : undefined;
    },
  };
}

const isSame = (a: string, b: string) => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};
