// Maps in which every text that somebody can write is a way to make a page run something.
import {
  laneKindOf,
  laneKindNames,
  personaLists,
  type Binding,
  type CardDetails,
  type CardId,
  type ColumnId,
  type ConnectorId,
  type Edit,
  type LaneId,
  type MapId,
  type PersonaDetails,
  type PersonaId,
  type RichText,
  type SectionId,
  type StageId,
  type StepId,
} from "@itinera/core";
import type { Client } from "@itinera/protocol";
import { payloads } from "./xss-payloads.ts";

const count = payloads.length;
/** In turn, for ever. */
const payload = (at: number): string => payloads[at % count] ?? "";
const some = (from: number, length: number): string[] =>
  Array.from({ length }, (_, at) => payload(from + at));
/** As many as fit. */
const joined = (from: number, most: number): string => some(from, count).join(" ").slice(0, most);
/** What a short field takes of it; nothing is no word. */
const short = (at: number, most = 64): string => payload(at).slice(0, most);
/** Where a link may lead, with as much of a payload as an address can hold. */
const address = (at: number): string => `https://a.invalid/${payload(at).replaceAll(/\s/g, "+")}`;

/** Words, and a link of each kind that a card's text can hold. */
const textOf = (at: number): RichText => {
  const linked = (text: string, href: string) => ({
    type: "text" as const,
    text,
    marks: [{ type: "link" as const, attrs: { href } }],
  });
  return {
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "text", text: payload(at) }] },
      {
        type: "paragraph",
        content: [
          linked("x ", payload(at)),
          linked("y ", address(at)),
          linked("z", `javascript:__hit(${at})`),
        ],
      },
    ],
  };
};

const detailsOf = (at: number): Partial<CardDetails> => ({
  tags: [short(at)],
  owner: payload(at),
  plan: payload(at),
  target: payload(at),
  evidence: [{ source: "reviews", note: payload(at), url: address(at) }],
  attachments: [{ kind: "link", url: address(at), title: payload(at) }],
});

const bindingOf = (at: number): Binding => [
  {
    name: payload(at),
    channel: short(at),
    where: [{ property: payload(at).slice(0, 200), op: "is", value: payload(at) }],
  },
];

/** As much as one card can have of everything. */
const fullDetails = (from: number): Partial<CardDetails> => ({
  tags: [...new Set(some(from, 30).map((text) => text.slice(0, 64)))],
  owner: joined(from, 500),
  plan: joined(from, 2_000),
  target: joined(from, 500),
  evidence: some(from, 50).map((note, at) => ({ source: "survey", note, url: address(from + at) })),
  attachments: some(from, 30).map((title, at) => ({ kind: "link", url: address(from + at), title })),
});

/** A portrait that holds every payload in lists alone. */
const portrait: Partial<PersonaDetails> = {
  role: joined(0, 500),
  quote: joined(0, 1_000),
  about: joined(0, 5_000),
  facts: some(0, 40).map((name, at) => ({ name, value: payload(40 + at) })),
  ...Object.fromEntries(personaLists.map((list, at) => [list, some(at * 50, 50)])),
  channels: [...new Set(some(0, 40).map((text) => text.slice(0, 64)))],
  sliders: some(80, 30).map((left, at) => ({ left, right: payload(110 + at), value: 50 })),
  jobs: some(140, 30).map((when, at) => ({ when, want: payload(170 + at), so: payload(at) })),
  custom: some(0, 30).map((name, at) => ({ name, text: payload(30 + at) })),
};

export const portraitPersona = "portrait" as PersonaId;
/** Cards that are full of lists. */
export const fullCards: readonly CardId[] = Array.from({ length: 5 }, (_, at) => `full${at}` as CardId);

async function edit(client: Client, map: MapId, edits: readonly Edit[]): Promise<void> {
  for (let at = 0; at < edits.length; at += 500) await client.editMap(map, edits.slice(at, at + 500));
}

async function emptied(client: Client, project: string): Promise<MapId> {
  const { map } = await client.newMap({
    project,
    from: { kind: "template", template: "generic", lang: "en" },
  });
  const { lanes, stages } = await client.map(map);
  await edit(client, map, [
    ...lanes.map(({ id }): Edit => ({ kind: "lane.delete", id })),
    ...stages.slice(1).map(({ id }): Edit => ({ kind: "stage.delete", id })),
  ]);
  return map;
}

const stage = (at: number) => `s${at}` as StageId;
const lane = (at: number) => `l${at}` as LaneId;

/** Every kind of lane, and every payload in every field of a card. */
export async function mapOfCards(client: Client, project: string): Promise<MapId> {
  const map = await emptied(client, project);
  const kinds = laneKindNames;
  const holders = kinds.flatMap((kind, at) => (laneKindOf(kind).shape === "cards" ? [lane(at)] : []));
  const columns = Math.ceil(count / holders.length);
  await edit(client, map, [
    ...some(0, columns).map((name, at): Edit => ({ kind: "stage.add", id: stage(at), name, at })),
    ...kinds.map((kind, at): Edit => ({ kind: "lane.add", id: lane(at), lane: kind, name: payload(at), at })),
    ...payloads.map((_, at): Edit => ({
      kind: "card.add",
      id: `c${at}` as CardId,
      lane: holders[at % holders.length]!,
      column: stage(Math.floor(at / holders.length)) as ColumnId,
      at: 0,
      text: textOf(at),
      channels: [short(at)],
      fields: detailsOf(at),
    })),
  ]);
  return map;
}

/** Few things, each as full as it can be: a frame, a persona, cards with all their lists. */
export async function mapOfLists(client: Client, project: string): Promise<MapId> {
  const map = await emptied(client, project);
  await edit(client, map, [
    { kind: "map.set-frame", fields: { goal: joined(0, 2_000), scope: joined(60, 2_000) } },
    { kind: "persona.add", id: portraitPersona, name: payload(0), fields: portrait },
    ...some(1, 90).map((name, at): Edit => ({ kind: "persona.add", id: `p${at}` as PersonaId, name })),
    ...some(0, fullCards.length).map((name, at): Edit => ({ kind: "stage.add", id: stage(at), name, at })),
    { kind: "lane.add", id: lane(0), lane: "touchpoints", at: 0 },
    { kind: "lane.add", id: lane(1), lane: "emotion", at: 1 },
    { kind: "lane.set", id: lane(1), fields: { labels: some(0, 5).map((text) => text.slice(0, 60)) } },
    ...fullCards.flatMap((id, at): Edit[] => [
      {
        kind: "card.add",
        id,
        lane: lane(0),
        column: stage(at) as ColumnId,
        at: 0,
        text: textOf(at),
        channels: some(at * 20, 20).map((text) => text.slice(0, 64)),
        fields: fullDetails(at * 45),
        binding: bindingOf(at),
      },
      {
        kind: "feeling.set",
        lane: lane(1),
        persona: portraitPersona,
        column: stage(at) as ColumnId,
        value: 1,
      },
    ]),
  ]);
  return map;
}

/** Every payload as the name of a stage and an arrow, of some steps, and of what they are bound to. */
export async function mapOfStages(client: Client, project: string): Promise<MapId> {
  const map = await emptied(client, project);
  await edit(client, map, [
    { kind: "lane.add", id: lane(0), lane: "touchpoints", at: 0 },
    ...payloads.flatMap((name, at): Edit[] => [
      { kind: "stage.add", id: stage(at), name, at },
      { kind: "stage.set", id: stage(at), fields: { note: name, width: 60 } },
      { kind: "stage.bind", id: stage(at), binding: bindingOf(at) },
      ...(at % 4 === 0
        ? [{ kind: "step.add" as const, id: `t${at}` as StepId, stage: stage(at), name, at: 0 }]
        : []),
      ...(at > 0
        ? [
            {
              kind: "connector.add" as const,
              id: `k${at}` as ConnectorId,
              from: stage(at - 1),
              to: stage(at),
              label: name,
            },
          ]
        : []),
    ]),
  ]);
  return map;
}

/** Every payload in the name of a lane, and many as names of sections. */
export async function mapOfLanes(client: Client, project: string): Promise<MapId> {
  const map = await emptied(client, project);
  await edit(client, map, [
    ...some(0, 100).map((name, at): Edit => ({ kind: "section.add", id: `x${at}` as SectionId, name })),
    ...Array.from({ length: Math.ceil(count / 3) }, (_, at): Edit => ({
      kind: "lane.add",
      id: lane(at),
      lane: "custom",
      name: some(at * 3, 3).join(" "),
      at,
      fields: { section: `x${at}` as SectionId },
    })),
  ]);
  return map;
}
