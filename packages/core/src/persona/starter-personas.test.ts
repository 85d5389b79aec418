import { describe, expect, it } from "vitest";
import { editSchema } from "../edit/edit.ts";
import { langs } from "../lang.ts";
import { isTemplateId } from "../template/load-template.ts";
import { starterPersonas } from "./starter-personas.ts";

describe("starter personas", () => {
  it.each(langs)("of %s can be added to a map and say that they are assumptions", (lang) => {
    const starters = starterPersonas(lang);
    expect(new Set(starters.map(({ id }) => id)).size).toBe(starters.length);
    for (const { id, template, name, fields } of starters) {
      expect(isTemplateId(template)).toBe(true);
      expect(editSchema.parse({ kind: "persona.add", id, name, fields })).toMatchObject({ name, fields });
      expect(fields.facts).toHaveLength(1);
    }
  });

  it("begin with those of the map's own template", () => {
    expect(starterPersonas("en", ["clinic"])[0]?.id).toBe("parents");
    expect(starterPersonas("en")[0]?.id).toBe("families");
  });
});
