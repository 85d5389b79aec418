import { useQuery } from "@tanstack/react-query";
import { problemText } from "../../api/problem-text.ts";
import { storageQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Part } from "../../parts/part.tsx";
import styles from "./settings-page.module.css";

const sizes = ["databases", "files", "engine", "free"] as const;
const counts = ["maps", "events", "imports"] as const;

/** How much there is. */
export function StoragePart() {
  const { t, format } = useWords();
  const { data, error } = useQuery(storageQuery);
  return (
    <Part title={t("settings:storage.title")} text={t("settings:storage.text")}>
      {error && !data && <Banner title={problemText(t, error)} />}
      {data && (
        <dl className={styles.facts}>
          {sizes.map((one) => {
            const bytes = data[one];
            return (
              <div key={one} className={styles.fact}>
                <dt>{t(`settings:storage.${one}`)}</dt>
                <dd>{bytes === null ? t("settings:storage.unknown") : format.bytes(bytes)}</dd>
              </div>
            );
          })}
          {counts.map((one) => (
            <div key={one} className={styles.fact}>
              <dt>{t(`settings:storage.${one}`)}</dt>
              <dd>{format.count(data[one])}</dd>
            </div>
          ))}
        </dl>
      )}
      {data && data.largest.length > 0 && (
        <>
          <h3 className={styles.heading}>{t("settings:storage.largest")}</h3>
          <ul className={styles.imports}>
            {data.largest.map(({ id, fileName, project, bytes }) => (
              <li key={id}>
                {project === "" ? fileName : `${fileName}, ${project}`}
                <span>{format.bytes(bytes)}</span>
              </li>
            ))}
          </ul>
          <ButtonLink to="/imports">{t("settings:storage.toImports")}</ButtonLink>
        </>
      )}
    </Part>
  );
}
