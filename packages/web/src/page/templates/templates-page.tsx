import { langs, templateList, type Lang, type TemplateEntry } from "@itinera/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { projectsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Shell } from "../../app/shell.tsx";
import { languageNames } from "../../parts/language-names.ts";
import { Select } from "../../parts/select.tsx";
import { SuggestField } from "../../parts/suggest-field.tsx";
import { tell } from "../../parts/toasts.tsx";
import { TemplateRow } from "./template-row.tsx";
import styles from "./templates-page.module.css";

export function TemplatesPage() {
  const { t, lang: pageLang } = useWords();
  const { project: wanted } = useSearch({ from: "/templates" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const projects = useQuery(projectsQuery).data ?? [];
  const [lang, setLang] = useState<Lang>(pageLang);
  const [project, setProject] = useState(wanted ?? t("projects:template.myMaps"));

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
        <SuggestField
          label={t("projects:template.project")}
          value={project}
          onChange={setProject}
          suggestions={projects.map(({ name }) => name)}
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
