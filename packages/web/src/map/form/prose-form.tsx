import { asSentence, proseOf, type ProseBlock, type ProseSection } from "@itinera/core";
import type { StageId, StepId } from "@itinera/core";
import { useMemo } from "react";
import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import { ItemPress } from "./item-press.tsx";
import styles from "./prose-form.module.css";
import { TextItem } from "./text-item.tsx";
import { useTextInput } from "./use-text-input.ts";

/** The map to be read from the beginning to the end. */
export function ProseForm() {
  const input = useTextInput();
  const { t } = useWords();
  const { map } = useDesk();
  const prose = useMemo(() => proseOf(input), [input]);
  return (
    <article className={styles.prose}>
      <h3 className={styles.title} lang={map.lang}>
        {prose.title || t("projects:unnamed")}
      </h3>
      {prose.opening.map((block, at) => (
        <Block key={at} block={block} />
      ))}
      {prose.sections.map((section) => (
        <Section key={section.column.id} section={section} />
      ))}
    </article>
  );
}

function Section({ section }: { readonly section: ProseSection }) {
  const { map } = useDesk();
  const { column, letter, title, level, blocks } = section;
  const press = (
    <ItemPress
      place={
        column.kind === "stage"
          ? { kind: "stage", id: column.id as StageId }
          : { kind: "step", id: column.id as StepId }
      }
      className={styles.press}
      lang={map.lang}
    >
      {letter !== undefined && <span className={styles.letter}>{letter} </span>}
      {title}
    </ItemPress>
  );
  return (
    <section>
      {level === 1 ? <h4 className={styles.stage}>{press}</h4> : <h5 className={styles.step}>{press}</h5>}
      {blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </section>
  );
}

function Block({ block }: { readonly block: ProseBlock }) {
  const { map } = useDesk();
  switch (block.kind) {
    case "said":
      return (
        <p className={styles.said} data-counted={block.isCounted}>
          {block.text}
        </p>
      );
    case "note":
      return (
        <p className={styles.said} lang={map.lang}>
          {block.text}
        </p>
      );
    case "items": {
      const [only, ...rest] = block.items;
      if (only && rest.length === 0)
        return (
          <p>
            <b className={styles.lead}>{block.lead}</b>{" "}
            <TextItem
              item={only.asides.length === 0 ? { ...only, text: asSentence(only.text) } : only}
              mapLang={map.lang}
            />
          </p>
        );
      return (
        <>
          <p className={styles.leadLine}>
            <b className={styles.lead}>{block.lead}</b>
          </p>
          <ul className={styles.items}>
            {block.items.map((item, at) => (
              <li key={at}>
                <TextItem item={item} mapLang={map.lang} />
              </li>
            ))}
          </ul>
        </>
      );
    }
  }
}
