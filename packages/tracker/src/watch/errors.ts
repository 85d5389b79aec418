import { tried } from "../guarded.ts";
import { cleanText } from "../say/clean-text.ts";
import { listen } from "./listen.ts";
import type { Watch } from "./watched.ts";

const pageLimit = 5;
const messageLimit = 200;

/** Errors of the page's scripts, each once a page and five at most. */
export const watchErrors: Watch = ({ track, clean, onRoute }) => {
  let told = new Set<string>();
  onRoute(() => {
    told = new Set();
  });
  function tell(kind: "error" | "rejection", said: string, source: string): void {
    const message = cleanText(said, messageLimit);
    const key = `${message} ${source}`;
    if (told.size === pageLimit || told.has(key)) return;
    told.add(key);
    track("Error", { kind, message, source });
  }
  listen<ErrorEvent>(window, "error", ({ target, message, filename, lineno, colno }) => {
    // Pictures and scripts that do not load come by here, too.
    if (target !== window) return;
    tell("error", message, filename ? `${clean(filename)}:${lineno}:${colno}` : "");
  });
  listen<PromiseRejectionEvent>(window, "unhandledrejection", ({ reason }) =>
    tell("rejection", messageOf(reason), ""),
  );
};

/** A reason may be anything; what it would need to be turned into a text is not called. */
function messageOf(reason: unknown): string {
  const message = tried(() => (reason as { readonly message?: unknown } | null)?.message);
  if (typeof message === "string") return message;
  return typeof reason === "string" || typeof reason === "number" ? String(reason) : "";
}
