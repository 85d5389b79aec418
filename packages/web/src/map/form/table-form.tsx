import { columnsOf, tableOf, type MapTable } from "@itinera/core";
import { Fragment, useMemo } from "react";
import { useDesk } from "../editor/desk.ts";
import { useWords } from "../../app/language.tsx";
import { ItemPress } from "./item-press.tsx";
import styles from "./table-form.module.css";
import { TextItem } from "./text-item.tsx";
import { useTextInput } from "./use-text-input.ts";

/** The map as a table of HTML: a row a lane, a column a stage or step. */
export function TableForm() {
  const input = useTextInput();
  const { t } = useWords();
  const { map } = useDesk();
  const table = useMemo(() => tableOf(input), [input]);
  const columns = columnsOf(map);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{table.title || t("projects:unnamed")}</caption>
      <Head table={table} />
      <tbody>
        {table.rows.map((row) => (
          <Fragment key={row.lane}>
            {row.section !== undefined && row.section !== "" && (
              <tr>
                <th colSpan={columns.length + 1} scope="rowgroup" className={styles.section} lang={map.lang}>
                  <span>{row.section}</span>
                </th>
              </tr>
            )}
            <tr>
              <th scope="row" className={styles.lane}>
                <ItemPress place={{ kind: "lane", id: row.lane }} className={styles.press}>
                  {row.name}
                </ItemPress>
              </th>
              {row.cells.map((items, at) => (
                <td key={columns[at]?.id}>
                  {items.length === 1 && items[0] && <TextItem item={items[0]} mapLang={map.lang} />}
                  {items.length > 1 && (
                    <ul className={styles.items}>
                      {items.map((item, place) => (
                        <li key={place}>
                          <TextItem item={item} mapLang={map.lang} />
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Head({ table }: { readonly table: MapTable }) {
  const { map } = useDesk();
  const { t } = useWords();
  return (
    <thead>
      <tr>
        <th rowSpan={table.hasSteps ? 2 : 1} scope="col" className={styles.lane}>
          <span className={styles.corner}>{t("map:lanes")}</span>
        </th>
        {table.stages.map(({ stage, letter, columns }) => (
          <th
            key={stage.id}
            colSpan={columns.length}
            rowSpan={table.hasSteps && !columns[0]?.step ? 2 : 1}
            scope={columns.length > 1 ? "colgroup" : "col"}
            className={styles.stage}
          >
            <ItemPress place={{ kind: "stage", id: stage.id }} className={styles.press} lang={map.lang}>
              <span className={styles.letter}>{letter}</span> {stage.name}
            </ItemPress>
          </th>
        ))}
      </tr>
      {table.hasSteps && (
        <tr>
          {table.stages.flatMap(({ columns }) =>
            columns.flatMap(({ step }) =>
              step
                ? [
                    <th key={step.id} scope="col" className={styles.step}>
                      <ItemPress
                        place={{ kind: "step", id: step.id }}
                        className={styles.press}
                        lang={map.lang}
                      >
                        {step.name}
                      </ItemPress>
                    </th>,
                  ]
                : [],
            ),
          )}
        </tr>
      )}
    </thead>
  );
}
