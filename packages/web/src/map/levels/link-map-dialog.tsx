import type { MapId } from "@itinera/core";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { ComboBox } from "../../parts/combo-box.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useOtherMaps } from "./use-levels.ts";

interface LinkMapDialogProps {
  readonly from: MapId;
  readonly onKeep: (map: MapId) => void;
  readonly onClose: () => void;
}

export function LinkMapDialog({ from, onKeep, onClose }: LinkMapDialogProps) {
  const { t } = useWords();
  const maps = useOtherMaps(from);
  const [chosen, choose] = useState<MapId>();
  const keep = () => {
    if (chosen) onKeep(chosen);
    onClose();
  };
  return (
    <Dialog
      title={t("cards:map.choose")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" isDisabled={!chosen} onPress={keep}>
            {t("cards:map.keep")}
          </Button>
        </>
      }
    >
      {maps && (
        <ComboBox
          label={t("cards:map.which")}
          choices={maps.map(({ id, name }) => ({ id, name: name || t("projects:unnamed") }))}
          value={chosen ?? null}
          onChange={choose}
          none={t("cards:map.none")}
        />
      )}
    </Dialog>
  );
}
