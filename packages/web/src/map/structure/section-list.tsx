import type { Section } from "@itinera/core";
import { ChevronsDownUp, ChevronsUpDown, Trash2 } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { useHands } from "../editor/desk.ts";
import { ColourField } from "../inspector/card/colour-field.tsx";
import details from "../inspector/details.module.css";
import { NameLine } from "../inspector/name-line.tsx";

interface SectionListProps {
  readonly sections: readonly Section[];
}

/** Headings over lanes: their names, colours, folded or not. Their lanes stay when one is deleted. */
export function SectionList({ sections }: SectionListProps) {
  const { editor } = useHands();
  const { t } = useWords();
  if (sections.length === 0) return null;
  return (
    <section className={details.details} aria-label={t("structure:section.all")}>
      <h3 className={details.name}>{t("structure:section.all")}</h3>
      {sections.map(({ id, name, colour, collapsed }) => (
        <div key={id} className={details.fields} role="group" aria-label={name}>
          <NameLine
            label={t("structure:section.name")}
            name={name}
            onRename={(words) => editor.make({ kind: "section.rename", id, name: words })}
          />
          <ColourField
            value={colour}
            onChange={(slot) => editor.make({ kind: "section.set", id, fields: { colour: slot } })}
          />
          <div className={details.buttons}>
            <IconButton
              label={t(collapsed ? "structure:section.expand" : "structure:section.collapse", { name })}
              onPress={() =>
                editor.make({ kind: "section.set", id, fields: { collapsed: collapsed ? null : true } })
              }
            >
              {collapsed ? <ChevronsUpDown aria-hidden /> : <ChevronsDownUp aria-hidden />}
            </IconButton>
            <IconButton
              label={t("structure:section.delete", { name })}
              onPress={() => editor.make({ kind: "section.delete", id })}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        </div>
      ))}
    </section>
  );
}
