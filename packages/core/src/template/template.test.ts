import { describe, expect, it } from "vitest";
import { isChannelId } from "../channel.ts";
import type { MapId } from "../ids.ts";
import { langs } from "../lang.ts";
import { laneKindOf } from "../lane/lane-kind.ts";
import { heal } from "../map/heal.ts";
import { journeyMapSchema } from "../map/journey-map.ts";
import { richTextOf } from "../map/rich-text.ts";
import { actorOf, hintsFor, promptOf, untakenHints } from "./hints.ts";
import { isTemplateId, loadTemplate, templateIds, templateList } from "./load-template.ts";
import { mapFromTemplate } from "./map-from-template.ts";

const sixQuestions = ["goal", "touchpoints", "emotion", "barriers", "solutions", "ad-channels"] as const;
const loaded = await Promise.all(templateIds.map(loadTemplate));
const filled = loaded.filter((template) => template.id !== "blank");

const ids = () => {
  let made = 0;
  return () => `n${++made}`;
};

describe("templates", () => {
  it("have the stages of the product's list", () => {
    expect(
      Object.fromEntries(loaded.map((one) => [one.id, one.stages.map((stage) => stage.id)])),
    ).toMatchSnapshot();
  });

  it("hold 60 written stages and all their hints", () => {
    const written = filled.filter((one) => one.id !== "ecommerce");
    expect(written.flatMap((one) => one.stages)).toHaveLength(60);
    const items = written.flatMap((one) => one.stages).flatMap((stage) => Object.values(stage.hints).flat());
    expect(items).toHaveLength(1058);
  });

  it.each(filled)("$id answers the six questions at every stage, in every language", (template) => {
    for (const stage of template.stages)
      for (const lang of langs) {
        expect(stage.name[lang]).not.toBe("");
        for (const lane of sixQuestions) {
          const hints = hintsFor(template, stage.id, lane, lang);
          expect(hints.length, `${stage.id} ${lane}`).toBeGreaterThan(0);
          for (const hint of hints) expect(hint.text.trim(), `${stage.id} ${lane}`).toBe(hint.text);
        }
      }
  });

  it.each(filled)(
    "$id has a known channel at touchpoints and a value at emotions, and nowhere else",
    (template) => {
      for (const stage of template.stages)
        for (const [lane, items] of Object.entries(stage.hints))
          for (const item of items) {
            expect(item.channel !== undefined && isChannelId(item.channel)).toBe(lane === "touchpoints");
            expect(item.value !== undefined).toBe(lane === "emotion");
            if (item.value !== undefined) expect(Math.abs(item.value) * 2).toBeLessThanOrEqual(4);
          }
    },
  );

  it.each(filled)("$id is written in the script of each language", (template) => {
    for (const stage of template.stages)
      for (const item of [{ text: stage.name }, ...Object.values(stage.hints).flat()]) {
        expect(item.text.en).not.toMatch(/[а-яё]|[ąęłńśźż]/i);
        expect(item.text.pl).not.toMatch(/[а-яё]/i);
        // Abbreviations such as NPS stay in Latin letters in Russian too.
        if (!/^[\p{Lu}\d\s.,%]+$/u.test(item.text.ru)) expect(item.text.ru).toMatch(/[а-яё]/i);
      }
  });

  it("are listed by name and stages without being loaded", () => {
    for (const lang of langs)
      expect(templateList(lang)).toEqual(
        loaded.map((one) => ({
          id: one.id,
          name: one.name[lang],
          stages: one.stages.map((stage) => stage.name[lang]),
        })),
      );
    expect(isTemplateId("generic")).toBe(true);
    expect(isTemplateId("constructor")).toBe(false);
  });

  it("say who acts in logistics and warn before medical advertising", async () => {
    const logistics = await loadTemplate("logistics");
    expect(logistics.stages.map((stage) => actorOf(logistics, stage.id, "en"))).toEqual([
      "Customer",
      "Support team",
      "Support team",
      "Support team",
      "Support team",
      "Support team and customer",
      "Support team with other departments",
    ]);
    for (const id of ["healthcare", "clinic"] as const)
      expect(promptOf(await loadTemplate(id), "ad-channels", "pl")).toContain("przepisy");
  });
});

describe("map from a template", () => {
  it.each(loaded)("$id gives a whole map in every language, with hints and not data", (template) => {
    for (const lang of langs) {
      const map = mapFromTemplate(template, lang, { id: "m" as MapId, newId: ids() });
      expect(journeyMapSchema.parse(map)).toEqual(map);
      expect(heal(map)).toEqual(map);
      expect(map).toMatchObject({ lang, name: template.name[lang], cards: [], feelings: [] });
      expect(map.stages.map((stage) => stage.name)).toEqual(template.stages.map((stage) => stage.name[lang]));
      for (const stage of map.stages)
        for (const lane of map.lanes)
          if (laneKindOf(lane.kind).shape !== "numbers")
            expect(hintsFor(template, stage.hints?.stage ?? "", lane.kind, lang)).not.toEqual([]);
    }
  });

  it("draws the loops of a long shop journey", async () => {
    const map = mapFromTemplate(await loadTemplate("ecommerce-long"), "en", {
      id: "m" as MapId,
      newId: ids(),
    });
    const name = (id: string) => map.stages.find((stage) => stage.id === id)?.name;
    expect(map.connectors.map((one) => [name(one.from), name(one.to), one.label])).toEqual([
      ["Post-purchase", "Repeat purchase", undefined],
      ["Post-purchase", "Evaluation", "Return"],
      ["Repeat purchase", "Advocacy", undefined],
      ["Repeat purchase", "Purchase", "Regular customers"],
    ]);
  });
});

describe("hints of a cell", () => {
  const hints = ["Ad", "Friend", "Search"].map((text) => ({ text }));
  const left = (...words: readonly string[]) =>
    untakenHints(
      hints,
      words.map((one) => ({ text: richTextOf(one), level: "assumption" as const })),
    ).map(({ text }) => text);

  it("are proposed until they are taken, and no more when somebody writes a card of their own", () => {
    expect(left()).toEqual(["Ad", "Friend", "Search"]);
    expect(left("Friend")).toEqual(["Ad", "Search"]);
    expect(left("Friend", "Ad", "Search")).toEqual([]);
    expect(left("Friend", "Our own")).toEqual([]);
    expect(untakenHints(hints, [{ text: richTextOf("Friend"), level: "supported" }])).toEqual([]);
    expect(untakenHints(hints, [{ text: richTextOf("Friend") }])).toEqual([]);
  });
});
