import type { Present } from "@itinera/protocol";
import { expect, it } from "vitest";
import { createFarPresence } from "./far-presence.ts";

const somebody = (connection: string, ...state: number[]): Present => ({
  connection,
  person: "",
  name: "",
  state: new Uint8Array(state),
});

it("a roster repairs what was lost: who came, who shows something else, who went", () => {
  const far = createFarPresence();
  far.hear("b", { present: [somebody("1", 1), somebody("2", 1), somebody("3", 1)], gone: [] });
  far.hear("c", { present: [somebody("9", 1)], gone: [] });
  const news = far.roster("b", [somebody("2", 1), somebody("3", 2), somebody("4", 1)]);
  expect(news.present.map((one) => one.connection)).toEqual(["3", "4"]);
  expect(news.gone).toEqual(["1"]);
  expect(far.list().map((one) => one.connection)).toEqual(["2", "3", "4", "9"]);
  expect(far.roster("b", far.list().slice(0, 3))).toEqual({ present: [], gone: [] });
});

it("a server that is silent for seven seconds has nobody any more", () => {
  let clock = 0;
  const far = createFarPresence(() => clock);
  far.hear("b", { present: [somebody("1")], gone: [] });
  clock = 5_000;
  far.hear("c", { present: [somebody("2"), somebody("3")], gone: ["3"] });
  clock = 7_001;
  expect(far.forgetSilent()).toEqual({ present: [], gone: ["1"] });
  expect(far.list().map((one) => one.connection)).toEqual(["2"]);
  expect(far.forgetSilent().gone).toEqual([]);
});
