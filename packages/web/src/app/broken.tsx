import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { problemText } from "../api/problem-text.ts";
import { Banner } from "../parts/banner.tsx";
import { Button } from "../parts/button.tsx";
import { useWords } from "./language.tsx";
import { Shell } from "./shell.tsx";

/** A page that could not be made: the server is away, or we made a mistake. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Shell title={t("common:broken.title")}>
      <Banner
        title={problemText(t, error)}
        text={t("common:broken.text")}
        action={
          <Button look="text" onPress={again}>
            {t("common:tryAgain")}
          </Button>
        }
      />
    </Shell>
  );
}
