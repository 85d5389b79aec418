import type { FormPage, Page, Theme } from "@itinera/scene";
import type { TextPage } from "./text/text-page.ts";
import type { Fit } from "./typst/sheet.ts";

/** What the worker is asked for. */
export type Job =
  | { readonly kind: "pdf"; readonly page: Page | FormPage; readonly theme: Theme; readonly fit: Fit }
  | { readonly kind: "text-pdf"; readonly page: TextPage }
  | { readonly kind: "png"; readonly page: Page | FormPage; readonly theme: Theme; readonly scale: number };

export type JobRequest = Job & { readonly id: number };

export type JobAnswer =
  | { readonly id: number; readonly kind: "done"; readonly bytes: Uint8Array }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };
