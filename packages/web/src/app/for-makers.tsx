import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { meQuery, projectsQuery } from "../api/queries.ts";
import { ButtonLink } from "../parts/button-link.tsx";
import { Empty } from "../parts/empty.tsx";
import { useWords } from "./language.tsx";
import { Shell } from "./shell.tsx";
import { useMayMake } from "./use-own-role.ts";

interface ForMakersProps {
  readonly children: ReactNode;
}

/** A page for those who may make maps somewhere; the others are told so, however they came. */
export function ForMakers({ children }: ForMakersProps) {
  const { t } = useWords();
  const mayMake = useMayMake();
  const me = useQuery(meQuery);
  const projects = useQuery({ ...projectsQuery, enabled: false });
  // A server that does not answer says nothing of anybody: the page itself tells of it.
  const isAway = me.failureCount + projects.failureCount > 0;
  if (mayMake || (mayMake === undefined && isAway)) return children;
  if (mayMake === undefined) return null;
  return (
    <Shell title={t("sharing:closed.title")}>
      <Empty
        title={t("sharing:closed.empty")}
        text={t("sharing:closed.text")}
        action={<ButtonLink to="/">{t("common:notFound.action")}</ButtonLink>}
      />
    </Shell>
  );
}
