import { langs } from "../lang.ts";
import { laneKindNames, laneKinds, type LaneKind } from "../lane/lane-kind.ts";
import { loadMessages } from "../messages/catalogue.ts";
import type { MessageTree } from "../messages/messages.ts";

interface NamedLane {
  readonly kind: LaneKind;
  /** It is what the product itself calls it, in one of its languages. */
  readonly isOwn: boolean;
}

/** How lanes are called in tables, in all languages, by `plainName`. */
export type LaneNames = ReadonlyMap<string, NamedLane>;

/** Letters and digits alone, so that "Touch-points:" and "touchpoints" are one name. */
export const plainName = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** What teams call them beside our own names. */
const otherNames: Readonly<Partial<Record<LaneKind, readonly string[]>>> = {
  goal: [
    "goals",
    "customer goal",
    "user goal",
    "objective",
    "цели",
    "цель клиента",
    "задача",
    "cele",
    "cel klienta",
  ],
  needs: ["need", "customer needs", "потребность", "potrzeby klienta", "potrzeba"],
  actions: [
    "action",
    "steps",
    "activities",
    "customer actions",
    "doing",
    "шаги",
    "действия клиента",
    "działania",
    "kroki",
  ],
  touchpoints: [
    "touchpoint",
    "touch points",
    "channel",
    "channels",
    "точки касания",
    "точка контакта",
    "точка касания",
    "канал",
    "каналы",
    "punkty styku",
    "kanał",
    "kanały",
  ],
  thoughts: ["thought", "thinking", "мысль", "myśl"],
  emotion: ["emotion", "feeling", "feelings", "emotional curve", "эмоция", "настроение", "emocja", "nastrój"],
  quotes: ["quote", "voice of the customer", "цитата", "cytat"],
  barriers: [
    "barrier",
    "pain points",
    "pain point",
    "pains",
    "problems",
    "барьер",
    "боли",
    "боль",
    "проблемы",
    "bóle",
    "problemy",
  ],
  solutions: ["solution", "решение", "rozwiązanie"],
  opportunities: ["opportunity", "ideas", "возможность", "идеи", "szansa", "pomysły"],
  kpis: ["kpi", "metrics", "метрики", "показатели", "metryki", "wskaźniki"],
  images: [
    "image",
    "pictures",
    "picture",
    "storyboard",
    "картинка",
    "картинки",
    "изображение",
    "obraz",
    "zdjęcia",
  ],
  frontstage: ["front stage", "видимые действия"],
  backstage: ["back stage", "невидимые действия"],
};

const nameIn = (tree: MessageTree, kind: LaneKind): string | undefined => {
  const texts = tree[kind];
  return typeof texts === "object" && typeof texts["name"] === "string" ? texts["name"] : undefined;
};

/** Names of the lanes that a table can fill: measured ones cannot be pasted. */
export async function loadLaneNames(): Promise<LaneNames> {
  const catalogues = await Promise.all(langs.map((lang) => loadMessages(lang)));
  const names = new Map<string, NamedLane>();
  for (const kind of laneKindNames) {
    if (laneKinds[kind].shape === "numbers") continue;
    const own = catalogues.flatMap(({ lanes }) => nameIn(lanes, kind) ?? []);
    for (const name of own) names.set(plainName(name), { kind, isOwn: true });
  }
  for (const [kind, others] of Object.entries(otherNames)) {
    for (const name of others)
      if (!names.has(plainName(name))) names.set(plainName(name), { kind: kind as LaneKind, isOwn: false });
  }
  return names;
}
