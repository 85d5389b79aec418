import fc from "fast-check";
import { langs } from "../lang.ts";
import {
  arbitraryBinding,
  arbitraryCardDetails,
  arbitraryColumnDetails,
  arbitraryEnd,
  arbitraryFeelingValue,
  arbitraryFrame,
  arbitraryLaneDetails,
  arbitraryLaneKind,
  arbitraryPersonaDetails,
  arbitraryRichText,
  arbitraryText,
  idPools,
} from "../map/arbitrary-map.test-kit.ts";
import type { Binding } from "../map/binding.ts";
import { mapTypes, team } from "../map/journey-map.ts";
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
const section = fc.constantFrom(...idPools.sections);
const span = fc.integer({ min: 1, max: 5 });
const personas = fc.subarray([...idPools.personas]);

/** Objects as JSON gives them. */
const whole = <T extends object>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;

/** Some fields set, some taken away. */
const clearing = <T extends object>(
  details: fc.Arbitrary<T>,
): fc.Arbitrary<{ [Field in keyof T]: T[Field] | null }> =>
  fc
    .tuple(details, fc.integer())
    .map(
      ([fields, bits]) =>
        Object.fromEntries(
          Object.entries(fields).map(([name, value], at) => [
            name,
            (bits >> at) & 1 ? null : (value as unknown),
          ]),
        ) as { [Field in keyof T]: T[Field] | null },
    );

/** The fields of each verb; what a schema of zod cannot generate by itself. */
const fields: { readonly [Kind in EditKind]: fc.Arbitrary<Omit<EditOf<Kind>, "kind">> } = {
  "map.rename": whole({ name }),
  "map.set-type": whole({ type: fc.constantFrom(...mapTypes) }),
  "map.set-lang": whole({ lang: fc.constantFrom(...langs) }),
  "map.set-frame": whole({ fields: clearing(arbitraryFrame) }),
  "stage.add": whole({ id: stage, name, at, proposed: fc.boolean() }),
  "stage.rename": whole({ id: stage, name }),
  "stage.move": whole({ id: stage, at }),
  "stage.bind": whole({ id: stage, binding }),
  "stage.confirm": whole({ id: stage }),
  "stage.set": whole({ id: stage, fields: clearing(arbitraryColumnDetails) }),
  "stage.duplicate": whole({ id: stage, as: stage, name }),
  "stage.split": whole({ id: stage, as: stage, name, at }),
  "stage.merge": whole({ id: stage, into: stage, step }),
  "stage.delete": whole({ id: stage }),
  "step.add": whole({ id: step, stage, name, at }),
  "step.rename": whole({ id: step, name }),
  "step.move": whole({ id: step, stage, at }),
  "step.bind": whole({ id: step, binding }),
  "step.set": whole({ id: step, fields: clearing(arbitraryColumnDetails) }),
  "step.duplicate": whole({ id: step, as: step, name }),
  "step.delete": whole({ id: step }),
  "section.add": whole({ id: section, name }),
  "section.rename": whole({ id: section, name }),
  "section.set": whole({
    id: section,
    fields: whole({ collapsed: fc.option(fc.boolean()), colour: fc.option(fc.integer({ min: 1, max: 8 })) }),
  }),
  "section.delete": whole({ id: section }),
  "lane.add": whole({ id: lane, lane: arbitraryLaneKind, name, at }),
  "lane.rename": whole({ id: lane, name: fc.oneof(fc.constant(""), name) }),
  "lane.move": whole({ id: lane, at }),
  "lane.set": whole({ id: lane, fields: clearing(arbitraryLaneDetails) }),
  "lane.duplicate": whole({ id: lane, as: lane }),
  "lane.delete": whole({ id: lane }),
  "card.add": whole({
    id: card,
    lane,
    column,
    at,
    text: arbitraryRichText,
    span,
    channels,
    personas,
    binding,
    fields: arbitraryCardDetails,
  }),
  "card.write": whole({ id: card, text: arbitraryRichText }),
  "card.move": whole({ id: card, lane, column, at }),
  "card.set-span": whole({ id: card, span }),
  "card.set-channels": whole({ id: card, channels }),
  "card.set-personas": whole({ id: card, personas }),
  "card.set": whole({ id: card, fields: clearing(arbitraryCardDetails) }),
  "card.bind": whole({ id: card, binding }),
  "card.delete": whole({ id: card }),
  "persona.add": whole({ id: persona, name, fields: arbitraryPersonaDetails }),
  "persona.rename": whole({ id: persona, name }),
  "persona.move": whole({ id: persona, at }),
  "persona.set": whole({ id: persona, fields: clearing(arbitraryPersonaDetails) }),
  "persona.delete": whole({ id: persona }),
  "feeling.set": whole({
    lane,
    persona: fc.oneof(fc.constant(team), persona),
    column,
    state: fc.constantFrom(undefined, "to-be" as const),
    value: fc.option(arbitraryFeelingValue),
  }),
  "connector.add": whole({ id: connector, from: arbitraryEnd, to: arbitraryEnd, label: name }),
  "connector.set": whole({
    id: connector,
    fields: whole({ label: fc.option(name), dashed: fc.option(fc.boolean()) }),
  }),
  "connector.lead": whole({ id: connector, from: arbitraryEnd, to: arbitraryEnd }),
  "connector.delete": whole({ id: connector }),
};

/** Any edit, about things that may or may not be on the map. */
export const arbitraryEdit: fc.Arbitrary<Edit> = fc.oneof(
  ...Object.entries(fields).map(([kind, rest]: [string, fc.Arbitrary<object>]) =>
    rest.map((values) => ({ kind, ...values }) as Edit),
  ),
);

export const arbitraryEdits: fc.Arbitrary<Edit[]> = fc.array(arbitraryEdit, { maxLength: 40, size: "max" });
