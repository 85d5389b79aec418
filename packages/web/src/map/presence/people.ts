import type { Present } from "@itinera/protocol";
import { useCallback, useRef, useSyncExternalStore } from "react";
import { useWords } from "../../app/language.tsx";
import type { Bytes } from "../../room/kept-edit.ts";
import { useHands } from "../editor/desk.ts";
import { useOwnPerson } from "./own-person.ts";
import { decodePresence, readableName, type PresenceState } from "./presence-state.ts";

/** Somebody else who has the map open, in one window. */
export interface SomebodyElse extends PresenceState {
  /** Of the connection: one for each window. */
  readonly id: string;
}

const decoded = new WeakMap<Bytes, { readonly state: PresenceState | undefined }>();
function stateOf({ state }: Present): PresenceState | undefined {
  const known = decoded.get(state) ?? { state: decodePresence(state) };
  decoded.set(state, known);
  return known.state;
}

/** Those who have told of themselves; one's own other windows are not other people. */
export function peopleOf(present: readonly Present[], ownId: string, guest: string): readonly SomebodyElse[] {
  return present.flatMap((one) => {
    const state = stateOf(one);
    if (!state || state.person === ownId) return [];
    // A session knows better than its page.
    const name = readableName(one.name === "" ? state.name : one.name) || guest;
    return [{ ...state, id: one.connection, person: one.person || state.person || one.connection, name }];
  });
}

/** What `part` finds in the others; drawn again only when that has changed, for pointers move all the time. */
export function usePeople<Part>(part: (people: readonly SomebodyElse[]) => Part): Part {
  const { room } = useHands();
  const { t } = useWords();
  const ownId = useOwnPerson(({ id }) => id);
  const guest = t("room:people.guest");
  const known = useRef<{ readonly text: string; readonly part: Part }>(undefined);
  const read = useCallback(() => {
    const found = part(peopleOf(room.presence.others(), ownId, guest));
    const text = JSON.stringify(found);
    if (known.current?.text !== text) known.current = { text, part: found };
    return known.current.part;
  }, [room, ownId, guest, part]);
  return useSyncExternalStore(room.presence.subscribe, read);
}
