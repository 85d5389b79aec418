import { bindsByNameAlone, type Binding } from "@itinera/core";
import { mostListed, type Dictionary } from "../kinds/dictionary.ts";
import { bound, join, literal, sql, type Sql } from "../sql/sql.ts";
import { conditionOf } from "./condition.ts";

/** A binding among several, by its place in the question. */
export interface PlacedBinding {
  readonly place: number;
  readonly binding: Binding;
}

/** An expression over event rows: the places of all bindings that the row matches. */
export function matchedPlaces(bindings: readonly PlacedBinding[], dictionary: Dictionary): Sql {
  const isListed = ({ binding }: PlacedBinding): boolean =>
    dictionary.size <= mostListed && bindsByNameAlone(binding);
  const byName = bindings.filter(isListed);
  const byRow = bindings.filter((one) => !isListed(one));
  const lists = [
    ...(byName.length > 0 ? [placesByCode(byName, dictionary)] : []),
    ...byRow.map(
      ({ place, binding }) =>
        sql`if(${conditionOf(binding, dictionary)}, [toUInt16(${literal(place)})], emptyArrayUInt16())`,
    ),
  ];
  return sql`arrayConcat(emptyArrayUInt16(), ${join(lists, ", ")})`;
}

/** A look-up by code, however many bindings there are. */
function placesByCode(bindings: readonly PlacedBinding[], dictionary: Dictionary): Sql {
  const places: number[][] = Array.from({ length: dictionary.size }, () => []);
  for (const { place, binding } of bindings) {
    for (const code of codesIn(binding, dictionary)) places[code - 1]?.push(place);
  }
  return sql`arrayElement(${bound("Array(Array(UInt16))", places)}, code)`;
}

/** The codes that a binding names, each once. */
export function codesIn(binding: Binding, dictionary: Dictionary): readonly number[] {
  const codes = binding.flatMap(({ name }) => (name === undefined ? [] : (dictionary.codeOf(name) ?? [])));
  return [...new Set(codes)];
}
