import type { ShareLine } from "@itinera/protocol";
import { useWords } from "../../../app/language.tsx";
import { Button } from "../../../parts/button.tsx";
import { CopyField } from "../../../parts/copy-field.tsx";
import { DialogActions } from "../../../parts/dialog.tsx";
import { linkOf } from "../../../people/invited-link.tsx";
import { useHands } from "../../editor/desk.ts";
import { useRoomNow } from "../../editor/use-room-now.ts";
import { embedCode, isKeptOut, pictureAddress } from "./embed-code.ts";
import styles from "./links.module.css";

interface LinkAddressesProps {
  readonly line: ShareLine;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** Everything of a link that is taken along: itself, and, where it is for looking, a frame and pictures for pages elsewhere. */
export function LinkAddresses({ line, isNew, onClose }: LinkAddressesProps) {
  const { t } = useWords();
  return (
    <>
      <div className={styles.addresses}>
        <CopyField
          label={t("people:link.label")}
          value={linkOf(line)}
          copied={t("people:link.copied")}
          autoFocus
        />
        <div className={styles.told}>
          <p>{t(`sharing:links.gives.${line.role}`)}</p>
          {isNew && line.hasPassword && <p>{t("sharing:links.sendPassword")}</p>}
        </div>
        {line.role === "viewer" && <ForPages line={line} />}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{t("sharing:links.done")}</Button>
      </DialogActions>
    </>
  );
}

function ForPages({ line }: Pick<LinkAddressesProps, "line">) {
  const { t } = useWords();
  const { name } = useRoomNow(useHands().room).map;
  return (
    <>
      <section className={styles.forPages} aria-labelledby="frame">
        <h3 className={styles.title} id="frame">
          {t("sharing:links.frame.title")}
        </h3>
        {line.embed === null ? (
          <p>{t("sharing:links.frame.none")}</p>
        ) : (
          <CopyField
            label={t("sharing:links.frame.code")}
            value={embedCode(location.origin, line, name || t("projects:unnamed"))}
            copied={t("sharing:links.frame.copied")}
            look="line"
          />
        )}
        {isKeptOut(line, isSecureContext) && (
          <p className={styles.warning}>{t("sharing:links.frame.keptOut")}</p>
        )}
      </section>
      <section className={styles.forPages} aria-labelledby="picture">
        <h3 className={styles.title} id="picture">
          {t("sharing:links.picture.title")}
        </h3>
        <p>{t(line.hasPassword ? "sharing:links.picture.none" : "sharing:links.picture.text")}</p>
        {!line.hasPassword &&
          (["png", "svg"] as const).map((format) => (
            <CopyField
              key={format}
              label={t(`sharing:links.picture.${format}`)}
              value={pictureAddress(location.origin, line, format)}
              copied={t("sharing:links.picture.copied")}
              look="line"
            />
          ))}
      </section>
    </>
  );
}
