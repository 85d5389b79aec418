import type { Edit } from "../edit/edit.ts";
import type { CardId, ColumnId, LaneId, NewId, PersonaId, StageId, StepId } from "../ids.ts";
import { laneKindOf } from "../lane/lane-kind.ts";
import { columnsOf } from "../map/columns.ts";
import { team, type JourneyMap } from "../map/journey-map.ts";
import type { Piece } from "./piece.ts";

export interface PiecePaste {
  readonly map: JourneyMap;
  readonly piece: Piece;
  /** Where cards go, or beside what a stage or a lane goes. */
  readonly lane: LaneId | undefined;
  readonly column: ColumnId | undefined;
  readonly newId: NewId;
}

export interface PieceEdits {
  readonly edits: readonly Edit[];
  /** The first of what was made; undefined when nothing was. */
  readonly first:
    | { readonly kind: "card"; readonly id: CardId }
    | { readonly kind: "lane"; readonly id: LaneId }
    | { readonly kind: "stage"; readonly id: StageId }
    | undefined;
  readonly cards: readonly CardId[];
}

/** Beyond the end means the end. */
const atEnd = 1_000_000;
const within = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));
const isOfCards = (kind: Piece["lanes"][number]["kind"]) => laneKindOf(kind).shape === "cards";

interface Ends<Id> {
  readonly ids: readonly (Id | undefined)[];
  readonly edits: readonly Edit[];
}

/** People of the same name are the same; who is missing comes along. */
function personasFor({ map, piece, newId }: PiecePaste): Ends<PersonaId> {
  const edits: Edit[] = [];
  const ids = piece.personas.map(({ name, fields }) => {
    const known = map.personas.find((one) => one.name === name);
    if (known) return known.id;
    const id = newId() as PersonaId;
    edits.push({ kind: "persona.add", id, name: name || "…", fields });
    return id;
  });
  return { ids, edits };
}

function lanesFor({ map, piece, lane, newId }: PiecePaste): Ends<LaneId> {
  const edits: Edit[] = [];
  if (piece.what === "cards") {
    const lanes = map.lanes.filter((one) => isOfCards(one.kind)).map((one) => one.id);
    const from = lanes.findIndex((id) => id === lane);
    return { ids: piece.lanes.map((_, at) => lanes[within(Math.max(0, from) + at, lanes.length)]), edits };
  }
  const behind = map.lanes.findIndex((one) => one.id === lane);
  const used = new Set<LaneId>();
  const ids = piece.lanes.map(({ kind, name, fields }) => {
    const known =
      piece.what === "stage"
        ? (map.lanes.find((one) => !used.has(one.id) && one.kind === kind && one.name === name) ??
          map.lanes.find((one) => !used.has(one.id) && one.kind === kind))
        : undefined;
    const id = known?.id ?? (newId() as LaneId);
    used.add(id);
    if (!known)
      edits.push({
        kind: "lane.add",
        id,
        lane: kind,
        ...(name && { name }),
        at: behind === -1 ? atEnd : behind + 1,
        fields,
      });
    return id;
  });
  return { ids, edits };
}

function columnsFor({ map, piece, column, newId }: PiecePaste): Ends<ColumnId> & { stage?: StageId } {
  const there = columnsOf(map);
  const at = there.findIndex((one) => one.id === column);
  if (piece.what === "cards")
    return {
      ids: piece.columns.map((_, place) => there[within(Math.max(0, at) + place, there.length)]?.id),
      edits: [],
    };
  if (piece.what === "lane")
    return {
      ids: piece.columns.map(({ stage, step }, place) => {
        const named = there.find((one) => one.stage.name === stage && one.step?.name === step);
        return (named ?? there[within(place, there.length)])?.id;
      }),
      edits: [],
    };
  const id = newId() as StageId;
  const beside = map.stages.findIndex((one) => one.id === there[at]?.stage.id);
  const [head] = piece.columns;
  const edits: Edit[] = [
    { kind: "stage.add", id, name: head?.stage || "…", at: beside === -1 ? atEnd : beside + 1 },
  ];
  if (head && head.step === undefined) {
    if (Object.keys(head.fields).length > 0) edits.push({ kind: "stage.set", id, fields: head.fields });
    return { ids: [id], edits, stage: id };
  }
  const ids = piece.columns.map(({ step, fields }, place) => {
    const stepId = newId() as StepId;
    edits.push({ kind: "step.add", id: stepId, stage: id, name: step || String(place + 1), at: place });
    if (Object.keys(fields).length > 0) edits.push({ kind: "step.set", id: stepId, fields });
    return stepId;
  });
  return { ids, edits, stage: id };
}

/** A copied part as the edits that lay it down again; all of them are one step. */
export function editsOfPiece(paste: PiecePaste): PieceEdits {
  const { piece, newId } = paste;
  const personas = personasFor(paste);
  const lanes = lanesFor(paste);
  const columns = columnsFor(paste);
  const contents: Edit[] = [];
  const cards: CardId[] = [];
  for (const card of piece.cards) {
    const lane = lanes.ids[card.lane];
    const column = columns.ids[card.column];
    if (lane === undefined || column === undefined) continue;
    const id = newId() as CardId;
    cards.push(id);
    contents.push({
      kind: "card.add",
      id,
      lane,
      column,
      at: atEnd,
      text: card.text,
      span: card.span,
      channels: card.channels,
      personas: card.personas.flatMap((at) => personas.ids[at] ?? []),
      fields: card.fields,
    });
  }
  for (const { lane: laneAt, column: columnAt, persona: personaAt, ...felt } of piece.feelings) {
    const lane = lanes.ids[laneAt];
    const column = columns.ids[columnAt];
    const persona = personaAt === undefined ? team : personas.ids[personaAt];
    if (lane !== undefined && column !== undefined && persona !== undefined)
      contents.push({ kind: "feeling.set", lane, column, persona, ...felt });
  }
  const [card] = cards;
  const [lane] = lanes.ids;
  const first: PieceEdits["first"] =
    columns.stage !== undefined
      ? { kind: "stage", id: columns.stage }
      : piece.what === "lane" && lane !== undefined
        ? { kind: "lane", id: lane }
        : card && { kind: "card", id: card };
  return { edits: [...personas.edits, ...columns.edits, ...lanes.edits, ...contents], first, cards };
}
