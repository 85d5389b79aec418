import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Answer } from "../../packages/protocol/src/collect/capture-server.test-kit.ts";

const packages = fileURLToPath(new URL("../../node_modules/", import.meta.url));

/** A page with one of the browser's clients in it, as its makers build it for pages. */
export interface ClientPage {
  /** Path of the page. */
  readonly path: string;
  /** What is asked for besides deliveries. */
  answers(path: string): Answer | undefined;
}

interface ClientPageSource {
  /** Of the client's own build, in `node_modules`. */
  readonly folder: string;
  readonly file: string;
  /** What the client asks for before it begins, by path. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the page does with the client. */
  readonly script: string;
}

export function clientPage({ folder, file, settings, script }: ClientPageSource): ClientPage {
  const scripts = "/client/";
  const path = "/shop";
  const page =
    `<!doctype html><html lang="en"><title>Boots</title><link rel="icon" href="data:,">` +
    `<button>Buy</button><script src="${scripts}${file}"></script><script>${script}</script></html>`;
  return {
    path,
    answers(asked) {
      if (asked === path) return { type: "text/html", body: page };
      if (Object.hasOwn(settings, asked)) {
        return { type: "application/json", body: JSON.stringify(settings[asked]) };
      }
      if (!asked.startsWith(scripts)) return undefined;
      return { type: "text/javascript", body: readFileSync(packages + folder + asked.slice(scripts.length)) };
    },
  };
}
