import type { ProjectId } from "@itinera/core";
import type { SourceKind } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { projectsQuery } from "../../api/queries.ts";
import { liveQuery, sourcesQuery, streamedQuery } from "../../api/source-queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayFill } from "../../app/may.ts";
import { Shell } from "../../app/shell.tsx";
import { useProjectRole } from "../../app/use-own-role.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { LivePart } from "./live-part.tsx";
import { NewSourceDialog } from "./new-source-dialog.tsx";
import { NoSources } from "./no-sources.tsx";
import { QuarantinePart } from "./quarantine-part.tsx";
import { SourceRow } from "./source-row.tsx";
import styles from "./sources-page.module.css";

/** What sends events to a project by itself, what comes in at this moment, and what could not be read. */
export function SourcesPage() {
  const { t } = useWords();
  const project = useParams({ from: "/project/$project/sources" }).project as ProjectId;
  const role = useProjectRole(project);
  const isMine = mayFill(role);
  const projects = useQuery(projectsQuery).data;
  const name = projects?.find(({ id }) => id === project)?.name;
  const { data: sources, error } = useQuery({ ...sourcesQuery(project), enabled: isMine });
  const { data: streamed } = useQuery({ ...streamedQuery(project), enabled: isMine });
  const { data: live } = useQuery({ ...liveQuery(project), enabled: isMine });
  const [making, make] = useState<SourceKind>();
  const isUsed = (sources?.length ?? 0) > 0 || (streamed?.received ?? 0) > 0;

  return (
    <Shell
      title={t("collect:title")}
      lead={name === undefined ? "" : t("collect:lead", { project: name })}
      actions={
        isMine &&
        sources &&
        sources.length > 0 && (
          <Button look="ink" onPress={() => make("page")}>
            {t("collect:add")}
          </Button>
        )
      }
    >
      {role !== undefined && !isMine && (
        <Banner kind="hint" title={t("collect:closed.title")} text={t("collect:closed.text")} />
      )}
      {error && !sources && <Banner title={problemText(t, error)} />}
      {sources?.length === 0 && <NoSources onAdd={make} />}
      {sources && sources.length > 0 && (
        <ul className={styles.list}>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} live={live} />
          ))}
        </ul>
      )}
      {sources && streamed && live && isUsed && (
        <>
          <LivePart sources={sources} streamed={streamed} live={live} />
          <QuarantinePart project={project} sources={sources} />
        </>
      )}
      {making && <NewSourceDialog project={project} kind={making} onClose={() => make(undefined)} />}
    </Shell>
  );
}
