import {
  addLanes,
  laneKindOf,
  missingLanes,
  plainTextOf,
  richTextOf,
  type Card,
  type CardId,
  type Edit,
  type JourneyMap,
  type Lang,
  type LaneKind,
  type MapId,
  type MapType,
  type PersonaId,
  type StageId,
} from "@itinera/core";
import type { Client, NewShare } from "@itinera/protocol";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../../e2e/app.ts";
import { clientAs, makeSomebody, type Somebody } from "../../e2e/somebody.ts";
import { fullPortrait } from "./portrait.ts";

/** What stands in the application while it is photographed. Each part is made when the first picture asks for it. */
export interface Scenery {
  /** The example's maps, when their numbers are there. */
  example(): Promise<{ readonly current: MapId; readonly future: MapId }>;
  /** The example's map of today as another type, with the lanes that the type is drawn from. */
  typed(type: MapType): Promise<MapId>;
  /** A map of tomorrow that differs from today's in every way that is marked. */
  tomorrow(): Promise<{ readonly map: MapId; readonly asIs: MapId }>;
  /** Every touchpoint of the example, and some more, as thirty stages of their own. */
  thirtyStages(): Promise<MapId>;
  /** A copy of the example with a card that has something in every field. */
  fullCard(): Promise<{ readonly map: MapId; readonly card: string }>;
  /** The path of a link that invites to the example's workspace. */
  invitation(to: { readonly email?: string; readonly map?: MapId }): Promise<string>;
  /** A persona with something in every field, on a map and in the library. */
  persona(): Promise<{ readonly map: MapId; readonly persona: PersonaId }>;
  /** A workspace with a name, people of every role and invitations; `guest` sees the example's map of today alone. */
  people(): Promise<{ readonly viewer: Somebody; readonly guest: Somebody }>;
  /** Two who draw, to be seen by others. */
  visitors(): Promise<readonly Somebody[]>;
  /** Somebody new who may read everything. */
  reader(): Promise<Somebody>;
  /** The path of a new link to the example. */
  link(terms?: NewShare): Promise<string>;
}

const newId = () => randomUUID();
/** Made once, whoever asks first. */
const once = <Thing>(make: () => Promise<Thing>): (() => Promise<Thing>) => {
  let made: Promise<Thing> | undefined;
  return () => (made ??= make());
};

export function createScenery(app: Pick<App, "url" | "owner" | "operator">, lang: Lang): Scenery {
  const { url, owner } = app;
  const client = clientAs(url, owner);
  const edit = async (map: MapId, edits: readonly Edit[]) => {
    if (edits.length > 0) await client.editMap(map, edits);
  };
  const example = once(() => countedExample(client, lang));
  const copy = async () => (await client.duplicateMap((await example()).current)).map;

  const typedMaps = new Map<MapType, Promise<MapId>>();
  const makeTyped = async (type: MapType) => {
    const map = await copy();
    await edit(map, [{ kind: "map.set-type", type }]);
    await edit(map, addLanes(await client.map(map), missingLanes(await client.map(map), type), newId));
    await edit(map, wordsForEmptyLanes(await client.map(map)));
    return map;
  };

  return {
    example,
    typed(type) {
      const made = typedMaps.get(type) ?? makeTyped(type);
      typedMaps.set(type, made);
      return made;
    },
    tomorrow: once(async () => {
      const asIs = (await example()).current;
      const { map } = await client.duplicateMap(asIs, { as: "future-state" });
      await edit(map, differences(await client.map(map)));
      return { map, asIs };
    }),
    thirtyStages: once(async () => {
      const { current } = await example();
      const line = (await client.maps()).maps.find(({ id }) => id === current);
      const { map } = await client.newMap({
        ...(line && { project: line.project }),
        from: { kind: "template", template: "blank", lang },
      });
      await edit(map, thirty(await client.map(current), await client.map(map)));
      return map;
    }),
    fullCard: once(async () => {
      const map = await copy();
      const card = touchpointsOf(await client.map(map))[5];
      if (!card) throw new Error("The example has no such touchpoint");
      await edit(map, [{ kind: "card.set", id: card.id, fields: everyField(await client.map(map)) }]);
      return { map, card: plainTextOf(card.text) };
    }),
    async invitation(to) {
      await example();
      return (await client.invite({ ...to, role: "editor" })).path;
    },
    persona: once(async () => {
      const map = await copy();
      const [first] = (await client.map(map)).personas;
      if (!first) throw new Error("The example has no persona");
      const fields = fullPortrait(lang);
      await edit(map, [{ kind: "persona.set", id: first.id, fields }]);
      for (const { name } of (await client.map(map)).personas)
        await client.savePersona(newId() as PersonaId, { name, fields });
      return { map, persona: first.id };
    }),
    people: once(async () => {
      const { current } = await example();
      await client.renameWorkspace("Linden & Sons");
      await client.changeMe({ name: "Ines Kowalska", email: "ines@example.org" });
      const [, tomasz, viewer, guest, gone] = await Promise.all([
        makeSomebody(app, { name: "Aleksandra Wiśniewska-Zielińska", role: "administrator" }),
        makeSomebody(app, { name: "Tomasz Nowak", role: "editor" }),
        makeSomebody(app, { name: "Olga Petrova", role: "viewer" }),
        makeSomebody(app, { name: "Marta Lind", role: "guest" }),
        makeSomebody(app, { name: "Leon Fischer", role: "commenter" }),
      ]);
      await app.operator.suspendAccount(gone.account);
      await client.setMapRole(current, guest.account, "viewer");
      await client.setMapRole(current, tomasz.account, "commenter");
      await client.invite({ role: "editor", email: "a.person.with.a.long.address@example.org" });
      await client.invite({ role: "viewer" });
      await client.invite({ role: "commenter", map: current });
      return { viewer, guest };
    }),
    visitors: once(() =>
      Promise.all(["Ines Maj", "Tomasz Lis"].map((name) => makeSomebody(app, { name, role: "editor" }))),
    ),
    reader: () => makeSomebody(app, { name: `Reader ${randomUUID().slice(0, 8)}`, role: "viewer" }),
    link: async (terms = {}) => (await client.newShare((await example()).current, terms)).path,
  };
}

async function countedExample(client: Client, lang: Lang) {
  const made = await client.example(lang);
  while (!(await client.imports()).imports.every(({ state }) => state === "done")) await sleep(100);
  return made;
}

const cardsIn = (map: JourneyMap, kind: LaneKind): readonly Card[] => {
  const lane = map.lanes.find((one) => one.kind === kind);
  return map.cards.filter((card) => card.lane === lane?.id);
};
const touchpointsOf = (map: JourneyMap) => cardsIn(map, "touchpoints");

/** Lanes without a card get the words of the touchpoints: long enough to be seen, in the map's own language. */
const wordsForEmptyLanes = (map: JourneyMap): readonly Edit[] =>
  map.lanes
    .filter(
      ({ id, kind }) => laneKindOf(kind).shape === "cards" && !map.cards.some(({ lane }) => lane === id),
    )
    .flatMap((lane, skip) =>
      map.stages.slice(0, 6).map(({ id }): Edit => {
        const from = touchpointsOf(map).filter(({ column }) => column === id)[skip % 2];
        const text = from?.text ?? richTextOf(map.name);
        return { kind: "card.add", id: newId() as CardId, lane: lane.id, column: id, at: 0, text };
      }),
    );

function differences(map: JourneyMap): readonly Edit[] {
  const [gone, written, moved] = cardsIn(map, "barriers");
  const column = map.stages[4]?.id;
  const [goal] = cardsIn(map, "goal");
  if (!gone || !written || !moved || !column || !goal) throw new Error("The example has too few cards");
  return [
    { kind: "card.delete", id: gone.id },
    { kind: "card.write", id: written.id, text: goal.text },
    { kind: "card.move", id: moved.id, lane: moved.lane, column, at: 0 },
    { kind: "card.add", id: newId() as CardId, lane: goal.lane, column, at: 1, text: written.text },
    { kind: "stage.add", id: newId() as StageId, name: plainTextOf(goal.text).slice(0, 20), at: 3 },
  ];
}

function thirty(example: JourneyMap, map: JourneyMap): readonly Edit[] {
  const cards = touchpointsOf(example);
  const stages = Array.from({ length: 30 }, (_, at) => ({
    id: newId() as StageId,
    card: cards[at % cards.length],
  }));
  const persona = newId() as PersonaId;
  const lane = (kind: LaneKind) => map.lanes.find((one) => one.kind === kind)?.id;
  const [touchpoints, emotion, barriers] = [lane("touchpoints"), lane("emotion"), lane("barriers")];
  if (!touchpoints || !emotion || !barriers) throw new Error("The blank template has other lanes");
  return [
    { kind: "persona.add", id: persona, name: example.personas[0]?.name ?? "Marta" },
    ...stages.flatMap(({ id, card }, at): Edit[] => [
      { kind: "stage.add", id, name: card ? plainTextOf(card.text) : `${at}`, at },
      ...(card?.binding ? [{ kind: "stage.bind" as const, id, binding: card.binding }] : []),
      {
        kind: "feeling.set",
        lane: emotion,
        persona,
        column: id,
        value: Math.round(Math.sin(at / 2) * 3) / 2,
      },
      ...(card
        ? [
            {
              kind: "card.add" as const,
              id: newId() as CardId,
              lane: at % 3 === 2 ? barriers : touchpoints,
              column: id,
              at: 0,
              text: card.text,
              channels: card.channels,
            },
          ]
        : []),
    ]),
  ];
}

const everyField = (map: JourneyMap) => ({
  colour: 3,
  tags: map.stages.slice(0, 3).map(({ name }) => name),
  owner: "Ines Nowak",
  importance: 4,
  satisfaction: 2,
  status: "in-progress" as const,
  critical: true,
  level: "supported" as const,
  evidence: [
    { source: "survey" as const, note: map.goal ?? map.name, n: 214, expires: "2099-03-01" },
    { source: "interviews" as const, n: 12, from: "2025-01-01", to: "2025-03-31", expires: "2025-09-30" },
  ],
  attachments: [{ kind: "link" as const, url: "https://example.org/checkout", title: map.name }],
});
