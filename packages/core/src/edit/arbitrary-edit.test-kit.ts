import fc from "fast-check";
import { laneKindNames } from "../lane/lane-kind.ts";
import { langs } from "../lang.ts";
import {
  arbitraryBinding,
  arbitraryFeelingValue,
  arbitraryRichText,
  arbitraryText,
  idPools,
} from "../map/arbitrary-map.test-kit.ts";
import type { Binding } from "../map/binding.ts";
import { evidenceLevels, mapTypes, team } from "../map/journey-map.ts";
import type { Edit, EditKind, EditOf } from "./edit.ts";

const stage = fc.constantFrom(...idPools.stages);
const step = fc.constantFrom(...idPools.steps);
const lane = fc.constantFrom(...idPools.lanes);
const card = fc.constantFrom(...idPools.cards);
const persona = fc.constantFrom(...idPools.personas);
const connector = fc.constantFrom(...idPools.connectors);
const column = fc.oneof(stage, step);
const at = fc.nat({ max: 9 });
const name = arbitraryText.map((text) => text.trim());
const binding = fc.oneof(fc.constant<Binding>([]), arbitraryBinding);
const channels = fc.subarray(["web", "email", "a channel of our own"]);
const level = fc.constantFrom(...evidenceLevels);

/** The fields of each verb; what a schema of zod cannot generate by itself. */
const fields: { readonly [Kind in EditKind]: fc.Arbitrary<Omit<EditOf<Kind>, "kind">> } = {
  "map.rename": fc.record({ name }),
  "map.set-type": fc.record({ type: fc.constantFrom(...mapTypes) }),
  "map.set-lang": fc.record({ lang: fc.constantFrom(...langs) }),
  "map.set-goal": fc.record({ goal: fc.oneof(fc.constant(""), name) }),
  "stage.add": fc.record({ id: stage, name, at, proposed: fc.boolean() }),
  "stage.rename": fc.record({ id: stage, name }),
  "stage.move": fc.record({ id: stage, at }),
  "stage.bind": fc.record({ id: stage, binding }),
  "stage.confirm": fc.record({ id: stage }),
  "stage.delete": fc.record({ id: stage }),
  "step.add": fc.record({ id: step, stage, name, at }),
  "step.rename": fc.record({ id: step, name }),
  "step.move": fc.record({ id: step, stage, at }),
  "step.bind": fc.record({ id: step, binding }),
  "step.delete": fc.record({ id: step }),
  "lane.add": fc.record({ id: lane, lane: fc.constantFrom(...laneKindNames), name, at }),
  "lane.rename": fc.record({ id: lane, name: fc.oneof(fc.constant(""), name) }),
  "lane.move": fc.record({ id: lane, at }),
  "lane.delete": fc.record({ id: lane }),
  "card.add": fc.record({ id: card, lane, column, at, text: arbitraryRichText, channels, level, binding }),
  "card.write": fc.record({ id: card, text: arbitraryRichText }),
  "card.move": fc.record({ id: card, lane, column, at }),
  "card.set-span": fc.record({ id: card, span: fc.integer({ min: 1, max: 5 }) }),
  "card.set-channels": fc.record({ id: card, channels }),
  "card.set-personas": fc.record({ id: card, personas: fc.subarray([...idPools.personas]) }),
  "card.set-level": fc.record({ id: card, level: fc.option(level) }),
  "card.bind": fc.record({ id: card, binding }),
  "card.delete": fc.record({ id: card }),
  "persona.add": fc.record({ id: persona, name }),
  "persona.rename": fc.record({ id: persona, name }),
  "persona.delete": fc.record({ id: persona }),
  "feeling.set": fc.record({
    lane,
    persona: fc.oneof(fc.constant(team), persona),
    column,
    value: fc.option(arbitraryFeelingValue),
  }),
  "connector.add": fc.record({ id: connector, from: stage, to: stage, label: name }),
  "connector.delete": fc.record({ id: connector }),
};

/** Any edit, about things that may or may not be on the map. */
export const arbitraryEdit: fc.Arbitrary<Edit> = fc.oneof(
  ...Object.entries(fields).map(([kind, rest]: [string, fc.Arbitrary<object>]) =>
    rest.map((values) => ({ kind, ...values }) as Edit),
  ),
);

export const arbitraryEdits: fc.Arbitrary<Edit[]> = fc.array(arbitraryEdit, { maxLength: 40, size: "max" });
