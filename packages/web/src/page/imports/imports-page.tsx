import { useQuery } from "@tanstack/react-query";
import { problemText } from "../../api/problem-text.ts";
import { importsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { useMayMake } from "../../app/use-own-role.ts";
import { Shell } from "../../app/shell.tsx";
import { Banner } from "../../parts/banner.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Empty } from "../../parts/empty.tsx";
import { DropAnywhere } from "../import/drop-anywhere.tsx";
import { ImportRow } from "./import-row.tsx";
import styles from "./imports-page.module.css";
import { ProjectSources } from "./project-sources.tsx";

export function ImportsPage() {
  const { t } = useWords();
  const mayImport = useMayMake();
  const { data: imports, error } = useQuery(importsQuery);
  return (
    <DropAnywhere>
      <Shell
        title={t("import:list.title")}
        lead={t("import:list.lead")}
        actions={
          mayImport && (
            <ButtonLink to="/import" look="ink">
              {t("projects:importFile")}
            </ButtonLink>
          )
        }
      >
        {error && !imports && <Banner title={problemText(t, error)} />}
        {imports && imports.length > 0 && (
          <ul className={styles.list}>
            {imports
              .toSorted((a, b) => b.created - a.created)
              .map((line) => (
                <ImportRow key={line.id} line={line} />
              ))}
          </ul>
        )}
        {imports?.length === 0 && (
          <Empty
            title={t("import:list.none")}
            text={t("import:list.noneText")}
            action={mayImport && <ButtonLink to="/import">{t("projects:importFile")}</ButtonLink>}
          />
        )}
        <ProjectSources />
      </Shell>
    </DropAnywhere>
  );
}
