import {
  presets,
  type CollectedEvent,
  type EpochMs,
  type JsonValue,
  type QuarantineReason,
} from "@itinera/core";
import type { SourceSettings } from "@itinera/protocol";
import type { Store } from "@itinera/store";
import type { MappingInput, Mappings } from "./mapping/mappings.ts";
import type { KnownSource } from "./source-desk.ts";

/** In whose words requests of webhooks wait in quarantine: those of the source's mapping. */
export const mappingDialect = "mapping";

/** undefined: nobody has said how to read what comes. */
export const expressionOf = ({
  mapping,
  preset,
}: Pick<SourceSettings, "mapping" | "preset">): string | undefined =>
  mapping ?? (preset === null ? undefined : presets[preset].mapping);

/** Of the headers of a request those that the preset's mapping reads. */
export function inputOf(
  { preset }: Pick<SourceSettings, "preset">,
  body: JsonValue,
  headers: Readonly<Record<string, string>>,
): MappingInput {
  const names = preset === null ? [] : (presets[preset].headers ?? []);
  return {
    body,
    headers: Object.fromEntries(
      names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    ),
  };
}

type Outcome = readonly (CollectedEvent | QuarantineReason)[];

export const eventsIn = (outcome: Outcome): readonly CollectedEvent[] =>
  outcome.filter((one) => typeof one !== "string");
export const reasonsIn = (outcome: Outcome): readonly QuarantineReason[] =>
  outcome.filter((one) => typeof one === "string");

/**
 * A request of a webhook as events of the project's stream. Where the mapping gives something that is no event, the whole
 * request waits in quarantine: its events are told apart by their ids when it is read again.
 */
export async function takeInWebhook(
  { stream }: Pick<Store, "stream">,
  mappings: Mappings,
  { workspace, source }: KnownSource,
  { expression, input }: { readonly expression: string; readonly input: MappingInput },
  received: EpochMs,
): Promise<void> {
  const [outcome = []] = await mappings.map(expression, [input], received);
  const entries = eventsIn(outcome).map((event) => ({ kind: "message", source: source.id, event }) as const);
  const [reason] = reasonsIn(outcome);
  const quarantined =
    reason === undefined
      ? []
      : [{ source: source.id, reason, dialect: mappingDialect, message: JSON.stringify(input) }];
  if (entries.length + quarantined.length > 0)
    await stream.append({ workspace, project: source.project }, received, entries, quarantined);
}
