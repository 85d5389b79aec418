import { Map as MapIcon } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { useView } from "../editor/view.ts";

/** Shows and hides the small overview of the map. */
export function MinimapToggle() {
  const { t } = useWords();
  const isOpen = useView((view) => view.minimap);
  const show = useView((view) => view.showMinimap);
  return (
    <IconButton
      label={t("forms:minimap.show")}
      isOn={isOpen}
      aria-pressed={isOpen}
      onPress={() => show(!isOpen)}
    >
      <MapIcon aria-hidden />
    </IconButton>
  );
}
