import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { actionNamed } from "../action/actions.ts";
import { useActionScene } from "../action/page-verbs.ts";

/** Opens who sees the map. */
export function ShareButton() {
  const { t } = useWords();
  const sceneNow = useActionScene();
  return (
    <Button
      look="ink"
      onPress={() => {
        const scene = sceneNow();
        actionNamed("share", scene).perform(scene);
      }}
    >
      {t("sharing:open")}
    </Button>
  );
}
