import { addLanes, missingLanes, type MapType } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";
import { useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";

/** What a type of map is drawn from is offered, never added unasked. */
export function useOfferLanes(): (type: MapType) => void {
  const { editor, room } = useHands();
  const { t, lang } = useWords();
  return (type) => {
    const missing = missingLanes(room.now().map, type);
    if (missing.length === 0) return;
    const names = new Intl.ListFormat(lang).format(missing.map((kind) => t(`lanes:${kind}.name`)));
    tell(t("forms:type.missing", { type: t(`map:type.${type}`), names }), {
      key: "type",
      letGo: t("forms:type.notNow"),
      action: {
        name: t("forms:type.add", { count: missing.length }),
        perform: () => editor.make(addLanes(room.now().map, missing, newId)),
      },
    });
  };
}
