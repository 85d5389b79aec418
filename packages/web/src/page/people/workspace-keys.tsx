import { useQuery } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { keysQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { KeyRow } from "../../key/key-row.tsx";
import styles from "./people-page.module.css";

/** The keys of everybody, for those who answer for the workspace; nothing where nobody has one. */
export function WorkspaceKeys() {
  const { t } = useWords();
  const { data: keys = [] } = useQuery(keysQuery);
  if (keys.length === 0) return null;
  const ownerOf = (owner: string) =>
    owner === "" ? t("keys:row.byNobody") : t("keys:row.by", { name: owner });
  return (
    <section className={styles.part} aria-labelledby="keys">
      <header className={styles.head}>
        <h2 className={styles.name} id="keys">
          {t("keys:title")}
        </h2>
        <span className={styles.count}>{t("keys:all")}</span>
      </header>
      <ul>
        {keys
          .toSorted((a, b) => b.created - a.created)
          .map((line) => (
            <KeyRow
              key={line.id}
              line={line}
              owner={<span>{ownerOf(line.owner)}</span>}
              revoke={client.revokeKey}
            />
          ))}
      </ul>
    </section>
  );
}
