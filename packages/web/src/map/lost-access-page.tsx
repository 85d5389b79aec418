import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWords } from "../app/language.tsx";
import { Shell } from "../app/shell.tsx";
import { ButtonLink } from "../parts/button-link.tsx";
import { Empty } from "../parts/empty.tsx";
import type { AsideEdit } from "../room/kept-edit.ts";
import { AsideList } from "./bar/aside-edits.tsx";
import styles from "./lost-access-page.module.css";

interface LostAccessPageProps {
  /** What this person wrote, and nobody took. */
  readonly aside: readonly AsideEdit[];
}

/** The map was taken from whoever has it open. */
export function LostAccessPage({ aside }: LostAccessPageProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  // Nothing that was known of the workspace need be true any more: the next page asks anew.
  useEffect(() => void queries.invalidateQueries({ refetchType: "none" }), [queries]);
  return (
    <Shell title={t("sharing:lost.title")}>
      <div role="alert">
        <Empty
          title={t("sharing:lost.empty")}
          text={t("sharing:lost.text")}
          action={<ButtonLink to="/">{t("common:notFound.action")}</ButtonLink>}
        />
      </div>
      {aside.length > 0 && (
        <section className={styles.unsaved}>
          <h2 className={styles.title}>{t("sharing:lost.unsaved")}</h2>
          <AsideList aside={aside} />
        </section>
      )}
    </Shell>
  );
}
