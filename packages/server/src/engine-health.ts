/** How the engine of the numbers is, whichever it is: the server itself does not know one. */
export interface EngineHealth {
  /** `missing`: there is none for this machine, and there will be none. */
  state(): "starting" | "up" | "down" | "missing";
  version(): string | null;
  /** Milliseconds since 1970 of the last change. */
  since(): number;
  /** Called at every change; the answer stops the calls. */
  onChange(listener: () => void): () => void;
}
