import type { Lang } from "../lang.ts";
import { templateSchema, type Phrase, type Template } from "./template.ts";
import list from "./template-list.json" with { type: "json" };

// One dynamic import per template: the first page carries the list alone.
const loaders = {
  generic: async () => (await import("./data/generic.json", { with: { type: "json" } })).default,
  ecommerce: () => shortEcommerce(),
  "ecommerce-long": () => longEcommerce(),
  healthcare: async () => (await import("./data/healthcare.json", { with: { type: "json" } })).default,
  saas: async () => (await import("./data/saas.json", { with: { type: "json" } })).default,
  logistics: async () => (await import("./data/logistics.json", { with: { type: "json" } })).default,
  restaurant: async () => (await import("./data/restaurant.json", { with: { type: "json" } })).default,
  excursions: async () => (await import("./data/excursions.json", { with: { type: "json" } })).default,
  clinic: async () => (await import("./data/clinic.json", { with: { type: "json" } })).default,
  blank: async () => ({ id: "blank", name: nameOf("blank"), stages: [] }),
} as const satisfies Record<string, () => Promise<object>>;

export type TemplateId = keyof typeof loaders;

export const templateIds = Object.keys(loaders) as [TemplateId, ...TemplateId[]];

export const isTemplateId = (text: string): text is TemplateId => Object.hasOwn(loaders, text);

async function longEcommerce() {
  return (await import("./data/ecommerce-long.json", { with: { type: "json" } })).default;
}

/** The short journey is the straight part of the long one. */
async function shortEcommerce() {
  const kept = ["awareness", "interest", "evaluation", "purchase", "advocacy"];
  const { stages } = await longEcommerce();
  return {
    id: "ecommerce",
    name: nameOf("ecommerce"),
    stages: stages.filter((stage) => kept.includes(stage.id)),
  };
}

function nameOf(id: string): Phrase {
  const listed = list.find((template) => template.id === id);
  if (!listed) throw new Error(`Template ${id} is not in the list`);
  return listed.name;
}

export async function loadTemplate(id: TemplateId): Promise<Template> {
  return templateSchema.parse(await loaders[id]());
}

export interface TemplateEntry {
  readonly id: TemplateId;
  readonly name: string;
  /** Names of its stages, in order. */
  readonly stages: readonly string[];
}

/** What there is to choose from, without loading any template. */
export function templateList(lang: Lang): readonly TemplateEntry[] {
  return list.map(({ id, name, stages }) => ({
    id: id as TemplateId,
    name: name[lang],
    stages: stages.map((stage) => stage[lang]),
  }));
}
