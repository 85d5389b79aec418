import type { MapId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { mayKeepPeople } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { InviteGuest } from "./invite-guest.tsx";
import { WhoSees } from "./who-sees.tsx";

interface ShareDialogProps {
  readonly map: MapId;
  readonly onClose: () => void;
}

/** Who sees the map; each way to open it to others is a section of its own. */
export function ShareDialog({ map, onClose }: ShareDialogProps) {
  const { t } = useWords();
  const mayKeep = mayKeepPeople(useOwnRole());
  return (
    <Dialog
      title={t("sharing:map.title")}
      isOpen
      onClose={onClose}
      size="medium"
      actions={<Button onPress={onClose}>{t("common:close")}</Button>}
    >
      <WhoSees map={map} />
      {mayKeep && <InviteGuest map={map} />}
    </Dialog>
  );
}
