import type { Edit, EditOf, JourneyMap, Lang, MapFrame, MapType } from "@itinera/core";

/** The frame of a map as a form holds it: an empty text is no text. */
export interface Framed {
  readonly goal: string;
  readonly aim: MapFrame["aim"] | undefined;
  readonly scope: string;
  readonly participants: readonly NonNullable<MapFrame["participants"]>[number][];
  readonly review: string;
  readonly type: MapType;
  readonly lang: Lang;
}

/** What has to be done to make the map so: only what differs, so that others' changes stay. */
export function frameEdits(map: JourneyMap, framed: Framed): readonly Edit[] {
  const fields: EditOf<"map.set-frame">["fields"] = {};
  for (const name of ["goal", "scope", "review"] as const) {
    const text = framed[name].trim();
    if (text !== (map[name] ?? "")) fields[name] = text === "" ? null : text;
  }
  if (framed.aim !== map.aim) fields.aim = framed.aim ?? null;
  if (framed.participants.join() !== (map.participants ?? []).join())
    fields.participants = framed.participants.length > 0 ? [...framed.participants] : null;
  return [
    ...(Object.keys(fields).length > 0 ? [{ kind: "map.set-frame" as const, fields }] : []),
    ...(framed.type === map.type ? [] : [{ kind: "map.set-type" as const, type: framed.type }]),
    ...(framed.lang === map.lang ? [] : [{ kind: "map.set-lang" as const, lang: framed.lang }]),
  ];
}
