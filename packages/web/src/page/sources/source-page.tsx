import type { ProjectId } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { problemText } from "../../api/problem-text.ts";
import { sourcesQuery } from "../../api/source-queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayFill } from "../../app/may.ts";
import { Shell } from "../../app/shell.tsx";
import { useProjectRole } from "../../app/use-own-role.ts";
import { Banner } from "../../parts/banner.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { ConnectPart } from "./connect-part.tsx";
import { PausePart } from "./pause-part.tsx";
import { RemovePart } from "./remove-part.tsx";
import { SettingsPart } from "./settings-part.tsx";
import { WriteKeysPart } from "./write-keys-part.tsx";

/** A source: how it is connected, its keys and settings, and its end. */
export function SourcePage() {
  const { t } = useWords();
  const { project: inPath, source: id } = useParams({ from: "/project/$project/sources/$source" });
  const project = inPath as ProjectId;
  const role = useProjectRole(project);
  const isMine = mayFill(role);
  const { data: sources, error } = useQuery({ ...sourcesQuery(project), enabled: isMine });
  const source = sources?.find((one) => one.id === id);
  return (
    <Shell
      title={source?.name ?? t("collect:title")}
      lead={source === undefined ? "" : t(`collect:kind.${source.kind}.name`)}
      actions={
        <ButtonLink to="/project/$project/sources" params={{ project }}>
          {t("collect:all")}
        </ButtonLink>
      }
    >
      {role !== undefined && !isMine && (
        <Banner kind="hint" title={t("collect:closed.title")} text={t("collect:closed.text")} />
      )}
      {error && !sources && <Banner title={problemText(t, error)} />}
      {sources && !source && <Banner title={t("errors:source.gone")} />}
      {source && (
        <>
          <ConnectPart key={source.id} source={source} />
          <WriteKeysPart source={source} />
          <SettingsPart key={`settings of ${source.id}`} source={source} />
          <PausePart source={source} />
          <RemovePart source={source} />
        </>
      )}
    </Shell>
  );
}
