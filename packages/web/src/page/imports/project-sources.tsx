import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { projectsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayFill } from "../../app/may.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import styles from "./imports-page.module.css";

/** The other way for events to come: by themselves, project by project. */
export function ProjectSources() {
  const { t } = useWords();
  const heading = useId();
  const projects = useQuery(projectsQuery).data?.filter(({ role }) => mayFill(role)) ?? [];
  if (projects.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h2 className={styles.heading} id={heading}>
        {t("collect:title")}
      </h2>
      <p className={styles.text}>{t("collect:fromImports")}</p>
      <ul className={styles.projects}>
        {projects.map(({ id, name }) => (
          <li key={id}>
            <ButtonLink to="/project/$project/sources" params={{ project: id }} size="small">
              {name}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
