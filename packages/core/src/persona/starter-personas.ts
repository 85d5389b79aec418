import type { Lang } from "../lang.ts";
import type { PersonaDetails } from "../map/persona.ts";
import type { TemplateId } from "../template/load-template.ts";
import data from "./starter-personas.json" with { type: "json" };

export interface StarterPersona {
  readonly id: string;
  /** The case that it was written for. */
  readonly template: TemplateId;
  readonly name: string;
  readonly fields: Partial<PersonaDetails>;
}

/**
 * Portraits to begin with, those of the templates `ofMap` first. All of them are assumptions, and each says so
 * among its facts.
 */
export function starterPersonas(lang: Lang, ofMap: readonly string[] = []): readonly StarterPersona[] {
  const starters = data.personas.map(({ id, template, ...of }): StarterPersona => {
    const { name, expectation, fear } = of[lang];
    return {
      id,
      template: template as TemplateId,
      name,
      fields: { facts: [{ ...data.basis[lang] }], expectations: [expectation], fears: [fear] },
    };
  });
  const own = ({ template }: StarterPersona) => ofMap.includes(template);
  return [...starters.filter(own), ...starters.filter((one) => !own(one))];
}
