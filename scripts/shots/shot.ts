import type { Lang, Translator } from "@itinera/core";
import type { Page } from "playwright-core";
import type { App } from "../../e2e/app.ts";
import type { Window } from "../../e2e/windows.ts";
import type { Scenery } from "./scenery.ts";

/** How a picture is taken. */
interface Setting extends Window {
  readonly lang: Lang;
  readonly theme: "light" | "dark";
  readonly phone: boolean;
}

/** Where a picture is taken: the application, what stands in it, and how things are called there. */
export interface Place {
  readonly app: App;
  readonly scenery: Scenery;
  readonly setting: Setting;
  readonly t: Translator["t"];
}

/** A picture of the matrix. */
export interface Shot {
  readonly name: string;
  /** Absent: both. Some things a phone has not. */
  readonly only?: "large" | "small";
  /** Opens what is to be seen. */
  open(place: Place): Promise<Page>;
}

export type Shots = readonly Shot[];
