import type { MapId } from "@itinera/core";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { mayKeepPeople } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogActions } from "../../parts/dialog.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { InviteGuest } from "./invite-guest.tsx";
import { LinkStep } from "./links/link-step.tsx";
import { stepName, stepTitle, type Step } from "./links/step.ts";
import { LinksPart } from "./links/links-part.tsx";
import styles from "./share-dialog.module.css";
import { useMayShare } from "./use-may-share.ts";
import { WhoSees } from "./who-sees.tsx";

interface ShareDialogProps {
  readonly map: MapId;
  readonly onClose: () => void;
}

type Part = "people" | "links";

/** Who sees the map; each way to open it to others is a part of its own. A link is written in the same window. */
export function ShareDialog({ map, onClose }: ShareDialogProps) {
  const { t } = useWords();
  const mayKeep = mayKeepPeople(useOwnRole());
  const mayShare = useMayShare(map);
  const [part, choose] = useState<Part>("people");
  const [step, go] = useState<Step>({ kind: "list" });
  const isListed = step.kind === "list" || !mayShare;
  const people = (
    <>
      <WhoSees map={map} />
      {mayKeep && <InviteGuest map={map} />}
    </>
  );
  return (
    <Dialog
      title={isListed ? t("sharing:map.title") : stepTitle(t, step)}
      isOpen
      onClose={isListed ? onClose : () => go({ kind: "list", from: step })}
      size="medium"
      step={stepName(step)}
    >
      {isListed ? (
        <>
          {mayShare ? (
            <div className={styles.tabs}>
              <Tabs<Part>
                label={t("sharing:map.title")}
                value={part}
                onChange={(next) => {
                  choose(next);
                  // Whoever turns to another part begins at its tab.
                  go({ kind: "list" });
                }}
                tabs={[
                  {
                    id: "people",
                    name: t("sharing:links.people"),
                    content: <div className={styles.panel}>{people}</div>,
                  },
                  {
                    id: "links",
                    name: t("sharing:links.tab"),
                    content: (
                      <div className={styles.panel}>
                        <LinksPart map={map} from={step.kind === "list" ? step.from : undefined} go={go} />
                      </div>
                    ),
                  },
                ]}
              />
            </div>
          ) : (
            people
          )}
          <DialogActions>
            <Button onPress={onClose}>{t("common:close")}</Button>
          </DialogActions>
        </>
      ) : (
        <LinkStep map={map} step={step} go={go} />
      )}
    </Dialog>
  );
}
