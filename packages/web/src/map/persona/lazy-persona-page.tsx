import { lazy, Suspense, type ComponentProps } from "react";
import { useWords } from "../../app/language.tsx";
import { OpeningMap } from "../opening-map.tsx";

const Later = lazy(async () => ({ default: (await import("./persona-page.tsx")).PersonaPage }));

/** Loaded with its first use: who opens a map need not carry it. */
export function PersonaPage(props: ComponentProps<typeof Later>) {
  const { t } = useWords();
  return (
    <Suspense fallback={<OpeningMap label={t("map:opening")} late={t("map:openingLate")} />}>
      <Later {...props} />
    </Suspense>
  );
}
