import type { Lane } from "../map/lane.ts";
import type { TextFormInput } from "./text-form.ts";

export const laneName = ({ t }: Pick<TextFormInput, "t">, lane: Lane): string =>
  lane.name ?? t(`lanes:${lane.kind}.name`);
