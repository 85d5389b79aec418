import type { CollectedEvent } from "@itinera/core";
import type { JsonValue } from "../dialect.ts";
import type { JsonObject } from "../json-object.ts";
import { pageViewed, screenViewed } from "../view-name.ts";

type Named = Pick<CollectedEvent, "kind" | "name">;

const step = (name: string): Named => ({ kind: "step", name });
const statement = (name: string): Named => ({ kind: "statement", name });

/** What PostHog's clients send by themselves. What the page or the client did, and not the person, is no step. */
const ofTheirs: Readonly<Record<string, Named>> = {
  $pageview: step(pageViewed()),
  $pageleave: step("Page left"),
  $rageclick: step("Clicked again and again"),
  $dead_click: step("Clicked without effect"),
  $copy_autocapture: step("Text copied"),
  $exception: step("Error met"),
  $opt_in: step("Consent given"),
  $identify: statement("Identified"),
  $create_alias: statement("Alias named"),
  $merge_dangerously: statement("Alias named"),
  $groupidentify: statement("Group described"),
  $set: statement("Person described"),
  $unset: statement("Person described"),
  $feature_flag_called: statement("Feature flag asked for"),
  $web_vitals: statement("Page measured"),
  $performance_event: statement("Page measured"),
  $$heatmap: statement("Pointer recorded"),
  $snapshot: statement("Screen recorded"),
};

const ofAutocapture: Readonly<Record<string, string>> = {
  click: "Clicked",
  touch: "Touched",
  submit: "Form sent",
  change: "Field changed",
};

/** PostHog's names, readable; those that somebody chose, as they are. */
export function posthogName(event: string, properties: JsonObject): Named {
  if (event === "$screen") return step(screenViewed(properties["$screen_name"]));
  if (event === "$autocapture") return step(captured(properties["$event_type"]));
  return (Object.hasOwn(ofTheirs, event) ? ofTheirs[event] : undefined) ?? step(event);
}

const captured = (type: JsonValue | undefined): string =>
  (typeof type === "string" && Object.hasOwn(ofAutocapture, type) ? ofAutocapture[type] : undefined) ??
  "Interacted";
