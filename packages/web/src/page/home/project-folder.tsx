import type { ImportLine } from "@itinera/protocol";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { Menu } from "../../parts/menu.tsx";
import { levelled } from "../../map/levels/levels.ts";
import { DeleteProjectDialog } from "./delete-project-dialog.tsx";
import type { Folder } from "./folders.ts";
import { MapRow } from "./map-row.tsx";
import styles from "./project-folder.module.css";
import { useProjectActions, type ProjectAction } from "./use-project-actions.tsx";

interface ProjectFolderProps {
  readonly folder: Folder;
  /** An import of this project that is under way. */
  readonly reading?: ImportLine | undefined;
}

export function ProjectFolder({ folder: { project, maps }, reading }: ProjectFolderProps) {
  const { t } = useWords();
  const [deleting, setDeleting] = useState(false);
  const { choices, perform, chooser } = useProjectActions(project, () => setDeleting(true));
  const heading = `project-${project.id}`;

  return (
    <section className={styles.folder} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 className={styles.name} id={heading}>
          {project.name}
        </h2>
        {reading ? (
          <PlainLink to="/import/$id" params={{ id: reading.id }} className={styles.reading}>
            {t(`import:state.${reading.state}.title`)}
          </PlainLink>
        ) : project.events === null ? (
          <span className={styles.away}>{t("projects:eventsAway")}</span>
        ) : (
          <span className={styles.events}>
            {project.events > 0 && t("units:counted.event", { count: project.events })}
          </span>
        )}
        <Menu<ProjectAction>
          label={t("projects:menu", { name: project.name })}
          choices={choices}
          onChoose={perform}
        >
          <IconButton label={t("projects:menu", { name: project.name })}>
            <Ellipsis aria-hidden />
          </IconButton>
        </Menu>
      </header>
      {maps.length > 0 ? (
        <ul className={styles.maps}>
          {levelled(maps).map(({ map, level }) => (
            <MapRow key={map.id} map={map} level={level} />
          ))}
        </ul>
      ) : (
        <p className={styles.none}>
          {t("projects:noMaps")}
          <ButtonLink look="text" size="small" to="/templates" search={{ project: project.name }}>
            {t("projects:action.newMap")}
          </ButtonLink>
        </p>
      )}
      {chooser}
      <DeleteProjectDialog
        project={project}
        maps={maps.length}
        isOpen={deleting}
        onClose={() => setDeleting(false)}
      />
    </section>
  );
}
