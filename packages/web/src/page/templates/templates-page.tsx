import { langs, templateList, type Lang, type TemplateEntry } from "@itinera/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { projectsQuery, settingsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { ForMakers } from "../../app/for-makers.tsx";
import { Shell } from "../../app/shell.tsx";
import { useFillable } from "../../app/use-own-role.ts";
import { languageNames } from "../../parts/language-names.ts";
import { Select } from "../../parts/select.tsx";
import { tell } from "../../parts/toasts.tsx";
import { ProjectField } from "../project-field.tsx";
import { TemplateRow } from "./template-row.tsx";
import styles from "./templates-page.module.css";

export function TemplatesPage() {
  return (
    <ForMakers>
      <Templates />
    </ForMakers>
  );
}

function Templates() {
  const { t, lang: pageLang } = useWords();
  const { project: wanted } = useSearch({ from: "/templates" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const projects = useQuery(projectsQuery).data ?? [];
  const fillable = useFillable();
  const ofWorkspace = useQuery(settingsQuery).data?.lang;
  const [chosen, setLang] = useState<Lang>();
  const lang = chosen ?? ofWorkspace ?? pageLang;
  const [written, setProject] = useState(wanted);
  const [first = t("projects:template.myMaps")] = fillable === "anywhere" ? [] : (fillable ?? []);
  const project = written ?? first;

  const make = useMutation({
    mutationFn: ({ id }: TemplateEntry) =>
      client.newMap({ project: project.trim(), from: { kind: "template", template: id, lang } }),
    onSuccess: async ({ map }) => {
      await queries.invalidateQueries({ refetchType: "none" });
      await navigate({ to: "/map/$id", params: { id: map } });
    },
    onError: (error) => tell(problemText(t, error)),
  });
  const nameless = project.trim() === "";

  return (
    <Shell title={t("projects:template.title")} lead={t("projects:template.lead")}>
      <div className={styles.where}>
        <ProjectField
          label={t("projects:template.project")}
          value={project}
          onChange={setProject}
          projects={projects}
        />
        <Select
          label={t("projects:template.language")}
          choices={langs.map((id) => ({ id, name: languageNames[id] }))}
          value={lang}
          onChange={setLang}
        />
        {nameless && <output className={styles.why}>{t("projects:template.nameless")}</output>}
      </div>
      <ul className={styles.list} lang={lang}>
        {templateList(lang).map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            text={t(`projects:template.of.${template.id}`, { lng: pageLang })}
            isDisabled={nameless || make.isPending}
            isMaking={make.isPending && make.variables.id === template.id}
            onChoose={() => make.mutate(template)}
          />
        ))}
      </ul>
    </Shell>
  );
}
