import { findInMap, replaceAll, replaceOne, type Find, type Sought } from "@itinera/core";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Switch } from "../../parts/switch.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useDesk } from "../editor/desk.ts";
import type { Place } from "../editor/place.ts";
import type { FindMode } from "../shell/use-page-verbs.ts";
import styles from "./find-bar.module.css";

interface FindBarProps {
  readonly mode: FindMode;
  readonly onClose: () => void;
}

const placeOf = ({ where }: Find): Place | undefined => (where.kind === "persona" ? undefined : where);

/** Finds words in cards and names, walks from find to find, and replaces them. */
export function FindBar({ mode, onClose }: FindBarProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const [sought, seek] = useState<Sought>({ words: "", isCaseSensitive: false, isWholeWord: false });
  const [by, write] = useState("");
  const [at, go] = useState(0);
  const bar = useRef<HTMLElement>(null);
  const finds = useMemo(() => findInMap(map, sought), [map, sought]);
  const now = finds[Math.min(at, finds.length - 1)];

  useEffect(() => {
    editor.mark(new Set(finds.map(({ where }) => where.id)));
  }, [editor, finds]);
  useEffect(() => () => editor.mark(new Set()), [editor]);

  /** Brings a find into sight; the focus stays in the field. */
  const show = (place: number) => {
    const next = finds.length === 0 ? 0 : (place + finds.length) % finds.length;
    go(next);
    const find = finds[next];
    const where = find && placeOf(find);
    if (where) editor.show(where);
  };
  const ask = (part: Partial<Sought>) => {
    const next = { ...sought, ...part };
    seek(next);
    go(0);
    const [first] = findInMap(map, next);
    const where = first && placeOf(first);
    if (where) editor.show(where);
  };
  const close = () => {
    onClose();
    const where = now && placeOf(now);
    editor.goTo(where ?? editor.store.getState().place);
  };
  const replace = () => {
    const edit = now && replaceOne(map, sought, by, now);
    if (edit) editor.make(edit);
    else show(at + 1);
  };
  const replaceEvery = () => {
    const edits = replaceAll(map, sought, by);
    if (edits.length > 0 && editor.make(edits))
      editor.tell({ kind: "done", what: "replaced", count: edits.length });
    // Nothing is left to replace, and the button with it.
    bar.current?.querySelector("input")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };

  return (
    <search
      ref={bar}
      className={styles.bar}
      aria-label={t(`map:action.${mode}`)}
      onKeyDownCapture={onKeyDown}
    >
      <div className={styles.line}>
        <TextField
          label={t("map:find.words")}
          value={sought.words}
          onChange={(words) => ask({ words })}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === "Enter") show(at + (event.shiftKey ? -1 : 1));
            else event.continuePropagation();
          }}
        />
        <IconButton label={t("map:find.before")} isDisabled={finds.length === 0} onPress={() => show(at - 1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={t("map:find.next")} isDisabled={finds.length === 0} onPress={() => show(at + 1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={t("common:close")} shortcut="Esc" onPress={close}>
          <X aria-hidden />
        </IconButton>
      </div>
      <p className={styles.count} role="status">
        {sought.words.trim() !== "" &&
          (finds.length === 0
            ? t("map:find.none")
            : t("map:find.at", { at: Math.min(at, finds.length - 1) + 1, of: finds.length }))}
      </p>
      <div className={styles.how}>
        <Switch
          label={t("map:find.case")}
          isOn={sought.isCaseSensitive}
          onChange={(isCaseSensitive) => ask({ isCaseSensitive })}
        />
        <Switch
          label={t("map:find.whole")}
          isOn={sought.isWholeWord}
          onChange={(isWholeWord) => ask({ isWholeWord })}
        />
      </div>
      {mode === "replace" && (
        <>
          <TextField label={t("map:find.by")} value={by} onChange={write} />
          <div className={styles.line}>
            <Button size="small" isDisabled={finds.length === 0} onPress={replace}>
              {t("map:find.replace")}
            </Button>
            <Button size="small" isDisabled={finds.length === 0} onPress={replaceEvery}>
              {t("map:find.replaceAll")}
            </Button>
          </div>
        </>
      )}
    </search>
  );
}
