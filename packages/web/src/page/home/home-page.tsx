import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { isAway } from "../../api/is-away.ts";
import { isUnderWay } from "../../api/import-state.ts";
import { importsQuery, mapsQuery, projectsQuery } from "../../api/queries.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { useFillable, useMayMake, useOwnRole } from "../../app/use-own-role.ts";
import { mayReadLibrary } from "../../app/may.ts";
import { Shell } from "../../app/shell.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Empty } from "../../parts/empty.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { DropAnywhere } from "../import/drop-anywhere.tsx";
import { foldersOf } from "./folders.ts";
import styles from "./home-page.module.css";
import { useFreshNumbers } from "../../api/use-fresh-numbers.ts";
import { MapsHere } from "./maps-here.tsx";
import { NewProjectDialog } from "./new-project-dialog.tsx";
import { ProjectFolder } from "./project-folder.tsx";

/** From so many maps on, a search helps. */
const searchFrom = 9;

/** A server that did not answer is asked again after this time, ms. */
const askAgain = {
  refetchInterval: ({ state }: { readonly state: { readonly status: string } }) =>
    state.status === "error" ? 2_000 : false,
} as const;

export function HomePage() {
  const { t } = useWords();
  const role = useOwnRole();
  const fillable = useFillable();
  const mayMake = useMayMake();
  const projects = useQuery({ ...projectsQuery, ...askAgain });
  const maps = useQuery({ ...mapsQuery, ...askAgain });
  const reading = useQuery({ ...importsQuery, enabled: mayReadLibrary(role) }).data?.filter(isUnderWay);
  useFreshNumbers(reading?.length);
  const [naming, setNaming] = useState(false);
  const [search, setSearch] = useState("");
  const sought = useDeferredValue(search);
  const error = projects.failureReason ?? maps.failureReason;
  const known = projects.data && maps.data;
  const folders = known ? foldersOf(projects.data, maps.data, sought) : [];

  const nothing = sought
    ? ({ title: "projects:search.none", text: "projects:search.hint" } as const)
    : fillable === "anywhere"
      ? ({ title: "projects:empty.title", text: "projects:empty.text" } as const)
      : ({ title: "projects:empty.guest.title", text: "projects:empty.guest.text" } as const);

  return (
    <DropAnywhere>
      <Shell
        title={t("projects:title")}
        lead={t("projects:lead")}
        actions={
          mayMake && (
            <>
              {fillable === "anywhere" && (
                <Button onPress={() => setNaming(true)}>{t("projects:newProject.open")}</Button>
              )}
              <ButtonLink to="/import">{t("projects:importFile")}</ButtonLink>
              <ButtonLink to="/templates" look="ink">
                <Plus aria-hidden />
                {t("projects:newMap")}
              </ButtonLink>
            </>
          )
        }
      >
        {isAway(error) && <MapsHere isListed={known !== undefined} />}
        {error && !isAway(error) && !known && <Banner title={problemText(t, error)} />}
        {known && maps.data.length >= searchFrom && (
          <div className={styles.search}>
            <SearchField label={t("projects:search.label")} value={search} onChange={setSearch} />
          </div>
        )}
        {folders.map((folder) => (
          <ProjectFolder
            key={folder.project.id}
            folder={folder}
            reading={reading?.find(({ projectId }) => projectId === folder.project.id)}
          />
        ))}
        {fillable === "anywhere" &&
          known &&
          !sought &&
          folders.length > 0 &&
          projects.data.every(({ example }) => !example) && (
            <p className={styles.example}>
              <PlainLink to="/welcome">{t("welcome:example.name")}</PlainLink>
            </p>
          )}
        {known && folders.length === 0 && (
          <Empty
            title={t(nothing.title)}
            text={t(nothing.text, { sought })}
            action={
              !sought &&
              fillable === "anywhere" && <ButtonLink to="/welcome">{t("projects:empty.action")}</ButtonLink>
            }
          />
        )}
      </Shell>
      <NewProjectDialog isOpen={naming} onClose={() => setNaming(false)} />
    </DropAnywhere>
  );
}
