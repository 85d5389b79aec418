import { asSentence, proseOf, type ProseBlock, type ProseSection } from "@itinera/core";
import type { StageId, StepId } from "@itinera/core";
import { useMemo } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../editor/desk.ts";
import { ItemPress } from "./item-press.tsx";
import styles from "./prose-form.module.css";
import { TextItem } from "./text-item.tsx";
import { useTextInput } from "./use-text-input.ts";

const headings = ["h1", "h2", "h3", "h4", "h5"] as const;

interface ProseFormProps {
  /** Of the heading with its name, 1 to 3; stages and steps stand under it. */
  readonly level?: 1 | 2 | 3;
}

/** The map to be read from the beginning to the end. */
export function ProseForm({ level = 3 }: ProseFormProps) {
  const input = useTextInput();
  const { t } = useWords();
  const { map } = useReadMap();
  const prose = useMemo(() => proseOf(input), [input]);
  const Title = headings[level - 1] ?? "h3";
  return (
    <article className={styles.prose}>
      <Title className={styles.title} lang={map.lang}>
        {prose.title || t("projects:unnamed")}
      </Title>
      {prose.opening.map((block, at) => (
        <Block key={at} block={block} />
      ))}
      {prose.sections.map((section) => (
        <Section key={section.column.id} section={section} under={level} />
      ))}
    </article>
  );
}

interface SectionProps {
  readonly section: ProseSection;
  /** Level of the heading above it. */
  readonly under: number;
}

function Section({ section, under }: SectionProps) {
  const { map } = useReadMap();
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
  const Heading = headings[under + level - 1] ?? "h5";
  return (
    <section>
      <Heading className={level === 1 ? styles.stage : styles.step}>{press}</Heading>
      {blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </section>
  );
}

function Block({ block }: { readonly block: ProseBlock }) {
  const { map } = useReadMap();
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
