import type { ReactNode } from "react";
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
  if (mayMake !== false) return children;
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
