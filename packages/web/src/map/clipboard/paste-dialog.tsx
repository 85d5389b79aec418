import {
  pastedCellAt,
  editsOfTable,
  loadLaneNames,
  plainTextOf,
  type LaneNames,
  type PastedTable,
  type TableTarget,
} from "@itinera/core";
import { useEffect, useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Scroller } from "../../parts/scroller.tsx";
import { Select } from "../../parts/select.tsx";
import { Switch } from "../../parts/switch.tsx";
import { useDesk } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { cellReference } from "../editor/place.ts";
import type { CellPictures } from "./clipping.ts";
import styles from "./paste-dialog.module.css";
import { withSentPictures } from "./send-pictures.ts";

export interface PasteAsked {
  readonly table: PastedTable;
  readonly pictures: readonly CellPictures[];
  readonly target: TableTarget;
}

interface PasteDialogProps extends PasteAsked {
  readonly onClose: () => void;
}

/** So much of a table is shown before it is pasted. */
const shownRows = 8;
const shownColumns = 6;

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** What a pasted table will become, and where. */
export function PasteDialog({ table, pictures, target: first, onClose }: PasteDialogProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const [names, know] = useState<LaneNames>();
  const [target, choose] = useState<TableTarget>(first);
  const isNew = target.kind === "stages";
  const [hasStages, setStages] = useState(isNew);
  const [hasLanes, setLanes] = useState(isNew);
  const [isBusy, work] = useState(false);
  useEffect(() => {
    void loadLaneNames().then((all) => know(all));
  }, []);

  const editsFor = (whole: PastedTable, known: LaneNames) =>
    editsOfTable({
      map,
      table: whole,
      target,
      names: known,
      hasStages,
      hasLanes,
      newId,
      stageName: (n) => t("map:paste.stage", { n }),
    });
  const told = names && editsFor(table, names);
  const keep = async () => {
    work(true);
    const known = names ?? (await loadLaneNames());
    const sent = await withSentPictures(map.id, table, pictures);
    const made = editsFor(sent.table, known);
    onClose();
    if (!editor.make(made.edits)) return;
    editor.tell({
      kind: "done",
      what: "pasted",
      count: made.cards + made.feelings + made.stages + made.lanes,
    });
    const [edit] = made.edits;
    if (edit?.kind === "stage.add") editor.goTo({ kind: "stage", id: edit.id });
    else if (edit?.kind === "card.add") editor.goTo({ kind: "card", id: edit.id });
  };

  const where =
    target.kind === "cell"
      ? t("map:paste.fromCell", { cell: cellReference(map, target.lane, target.column) })
      : map.stages.length === 0
        ? t("map:paste.asMap")
        : target.at === map.stages.length
          ? t("map:paste.atEnd")
          : t("map:paste.behind", { name: map.stages[target.at - 1]?.name ?? "" });
  return (
    <Dialog
      title={t("map:paste.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" isDisabled={isBusy} onPress={() => void keep()} autoFocus>
            {t("map:paste.keep")}
          </Button>
        </>
      }
    >
      <div className={styles.paste}>
        {first.kind === "cell" ? (
          <Select
            label={t("map:paste.where")}
            choices={[
              {
                id: "cell",
                name: t("map:paste.fromCell", { cell: cellReference(map, first.lane, first.column) }),
              },
              { id: "stages", name: t("map:paste.atEnd") },
            ]}
            value={target.kind}
            onChange={(kind) => {
              choose(kind === "cell" ? first : { kind: "stages", at: map.stages.length });
              setStages(kind === "stages");
              setLanes(kind === "stages");
            }}
          />
        ) : (
          <p>{where}</p>
        )}
        <div className={styles.heads}>
          <Switch label={t("map:paste.hasStages")} isOn={hasStages} onChange={setStages} />
          <Switch label={t("map:paste.hasLanes")} isOn={hasLanes} onChange={setLanes} />
        </div>
        <Scroller label={t("map:paste.preview")} className={styles.window}>
          <table className={styles.table}>
            <tbody>
              {range(Math.min(table.rows, shownRows)).map((row) => (
                <tr key={row}>
                  {range(Math.min(table.columns, shownColumns)).map((column) => {
                    const cell = pastedCellAt(table, row, column);
                    if (cell && (cell.row !== row || cell.column !== column)) return null;
                    const isHead =
                      cell !== undefined && ((hasStages && row === 0) || (hasLanes && column === 0));
                    const Cell = isHead ? "th" : "td";
                    return (
                      <Cell
                        key={column}
                        colSpan={Math.min(cell?.columns ?? 1, shownColumns - column)}
                        rowSpan={Math.min(cell?.rows ?? 1, shownRows - row)}
                      >
                        {cell ? plainTextOf(cell.text) : ""}
                      </Cell>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
        {told && (
          <p role="status">
            {[
              told.stages > 0 && t("map:paste.stages", { count: told.stages }),
              told.lanes > 0 && t("map:paste.lanes", { count: told.lanes }),
              told.cards > 0 && t("map:paste.cards", { count: told.cards }),
              told.feelings > 0 && t("map:paste.feelings", { count: told.feelings }),
            ]
              .filter(Boolean)
              .join(", ")}
          </p>
        )}
        {told !== undefined && told.left > 0 && (
          <p className={styles.left}>{t("map:paste.left", { count: told.left })}</p>
        )}
      </div>
    </Dialog>
  );
}
