import { mostAttachments, type CardId, type Edit, type JourneyMap } from "@itinera/core";
import { createClient, type SentAsset } from "@itinera/protocol";
import { createStore } from "zustand/vanilla";
import { uploadFetch } from "../../api/upload-fetch.ts";
import { newId } from "../editor/new-id.ts";

/** A file on its way to the server. It goes on when the card is left. */
export interface Sending {
  readonly id: string;
  readonly card: CardId;
  readonly name: string;
  /** 0…1 */
  readonly share: number;
  /** What went wrong; it stays until it is dismissed. */
  readonly failure?: unknown;
  readonly stop: () => void;
}

/** All that is on its way, in the order of sending. */
export const sendings = createStore<{ readonly list: readonly Sending[] }>(() => ({ list: [] }));

const change = (id: string, part: Partial<Sending>) =>
  sendings.setState(({ list }) => ({ list: list.map((one) => (one.id === id ? { ...one, ...part } : one)) }));

export const forget = (id: string): void =>
  sendings.setState(({ list }) => ({ list: list.filter((one) => one.id !== id) }));

/** Where an attachment goes: the map as it is then, and one way to change it. */
export interface AttachmentTarget {
  readonly now: () => JourneyMap;
  readonly make: (edit: Edit) => boolean;
}

/** Sends one file and hands over what the server made of it; undefined: it was stopped, or went wrong and says so. */
async function sendFile(
  file: File,
  {
    map,
    card,
    name = file.name,
  }: { readonly map: JourneyMap["id"]; readonly card: CardId; readonly name?: string },
): Promise<SentAsset | undefined> {
  const id = newId();
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
    forget(id);
  };
  sendings.setState(({ list }) => ({ list: [...list, { id, card, name, share: 0, stop }] }));
  const fetch = uploadFetch((sent) =>
    change(id, { share: file.size === 0 ? 1 : Math.min(1, sent / file.size) }),
  );
  try {
    const sent = await createClient({ fetch, origin: "" }).sendAsset(map, name, file, stopping.signal);
    forget(id);
    return sent;
  } catch (failure) {
    if (!stopping.signal.aborted) change(id, { failure });
    return undefined;
  }
}

/** Sends files one after another and puts each on the card as soon as it is there. */
export async function attachFiles(
  files: readonly { readonly file: File; readonly name?: string }[],
  card: CardId,
  { now, make }: AttachmentTarget,
): Promise<void> {
  const attached = () => now().cards.find((one) => one.id === card)?.attachments ?? [];
  for (const { file, name } of files) {
    if (attached().length >= mostAttachments) return;
    const sent = await sendFile(file, { map: now().id, card, ...(name !== undefined && { name }) });
    if (sent) make({ kind: "card.set", id: card, fields: { attachments: [...attached(), sent] } });
  }
}
