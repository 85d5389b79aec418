import { feelingId, team, type JourneyMap } from "../map/journey-map.ts";
import { plainTextOf } from "../map/rich-text.ts";

/** Ids of the second map → ids of the first. */
type Ids = ReadonlyMap<string, string>;

const same = <Id extends string>(ids: Ids, id: Id): Id => (ids.get(id) ?? id) as Id;

/**
 * The second map with the ids of the first wherever both mean the same thing: what has the same id, else
 * what has the same name in the same place. A copy keeps its ids; a map drawn anew is paired by names.
 */
export function paired(a: JourneyMap, b: JourneyMap): JourneyMap {
  const ids = new Map<string, string>();
  const personas = pair(a.personas, b.personas, ids, (one) => one.name);
  const stages = pair(a.stages, b.stages, ids, (one) => one.name);
  const steps = pair(
    a.steps,
    b.steps.map((one) => ({ ...one, stage: same(ids, one.stage) })),
    ids,
    (one) => `${one.stage} ${one.name}`,
  );
  const sections = pair(a.sections, b.sections, ids, (one) => one.name);
  const lanes = pair(
    a.lanes,
    b.lanes.map((one) => (one.section === undefined ? one : { ...one, section: same(ids, one.section) })),
    ids,
    (one) => `${one.kind} ${one.name ?? ""}`,
  );
  const cards = pair(
    a.cards,
    b.cards.map((one) => ({
      ...one,
      lane: same(ids, one.lane),
      column: same(ids, one.column),
      personas: one.personas.map((id) => same(ids, id)),
    })),
    ids,
    (one) => `${one.lane} ${one.column} ${plainTextOf(one.text).trim()}`,
  );
  const connectors = pair(
    a.connectors,
    b.connectors.map((one) => ({ ...one, from: same(ids, one.from), to: same(ids, one.to) })),
    ids,
    (one) => `${one.from} ${one.to}`,
  );
  const feelings = b.feelings.map((one) => {
    const place = {
      ...one,
      lane: same(ids, one.lane),
      column: same(ids, one.column),
      persona: one.persona === team ? (team as typeof one.persona) : same(ids, one.persona),
    };
    return { ...place, id: feelingId(place) };
  });
  return { ...b, personas, stages, steps, sections, lanes, cards, connectors, feelings };
}

/** Each of `after` under the id of the one of `before` that it is; what was found is noted in `ids`. */
function pair<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
  ids: Map<string, string>,
  nameOf: (record: Entry) => string,
): Entry[] {
  const known = new Set<string>(before.map((one) => one.id));
  const here = new Set<string>(after.map((one) => one.id));
  // What the first map alone has under an id may be what the second has under another.
  const free = Map.groupBy(
    before.filter((one) => !here.has(one.id)),
    nameOf,
  );
  return after.map((one) => {
    if (known.has(one.id)) return one;
    const twin = free.get(nameOf(one))?.shift();
    if (!twin) return one;
    ids.set(one.id, twin.id);
    return { ...one, id: twin.id };
  });
}
