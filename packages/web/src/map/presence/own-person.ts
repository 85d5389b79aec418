import { create } from "zustand";
import { randomName } from "../../room/random-name.ts";
import { personColours, readableName } from "./presence-state.ts";

/** Who a window of this browser is beside others. An account has a name of its own; a guest's is chosen here. */
interface OwnPerson {
  readonly id: string;
  /** "": not chosen yet. */
  readonly name: string;
  /** 1…6 */
  readonly colour: number;
  rename(name: string): void;
}

const key = "itinera.person";

function read(): { id: string; name: string; colour: number } {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as unknown;
    if (typeof kept === "object" && kept !== null && "id" in kept && "name" in kept && "colour" in kept) {
      const { id, name, colour } = kept;
      if (typeof id === "string" && typeof name === "string" && typeof colour === "number")
        return {
          id,
          name: readableName(name),
          colour: Math.min(Math.max(Math.trunc(colour), 1), personColours),
        };
    }
  } catch {
    // Storage is closed to this page, or somebody wrote something else there: a new guest.
  }
  const guest = { id: randomName(), name: "", colour: 1 + Math.floor(Math.random() * personColours) };
  write(guest);
  return guest;
}

function write(person: { id: string; name: string; colour: number }): void {
  try {
    localStorage.setItem(key, JSON.stringify(person));
  } catch {
    // It holds for this page.
  }
}

export const useOwnPerson = create<OwnPerson>((set, get) => ({
  ...read(),
  rename: (text) => {
    const name = readableName(text);
    set({ name });
    const { id, colour } = get();
    write({ id, name, colour });
  },
}));
