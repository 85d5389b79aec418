import { Shell } from "../app/shell.tsx";
import { useWords } from "../app/language.tsx";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";

/** The server speaks a newer version of the map than this page, or does not let it in. */
export function TooOldPage() {
  const { t } = useWords();
  return (
    <Shell title={t("map:refused.title")}>
      <Empty
        title={t("map:refused.empty")}
        text={t("map:refused.text")}
        action={
          <Button look="ink" onPress={() => location.reload()}>
            {t("map:saved.again")}
          </Button>
        }
      />
    </Shell>
  );
}
