import type { InvitationLine } from "@itinera/protocol";
import { useWords } from "../app/language.tsx";
import { CopyField } from "../parts/copy-field.tsx";
import styles from "./invite.module.css";

interface InvitedLinkProps {
  readonly invitation: InvitationLine;
}

/** As others open it: the address by which this page was reached, too. */
export const linkOf = ({ path }: Pick<InvitationLine, "path">): string => location.origin + path;

/** The link of an invitation, how long it is good, and what to do with it. */
export function InvitedLink({ invitation }: InvitedLinkProps) {
  const { t, format } = useWords();
  const { email, expires } = invitation;
  return (
    <div className={styles.link}>
      <CopyField label={t("people:link.label")} value={linkOf(invitation)} copied={t("people:link.copied")} />
      <div className={styles.words}>
        <p>{t("people:link.once", { moment: format.moment(expires) })}</p>
        <p>{email === null ? t("people:link.send") : t("people:link.sendTo", { email })}</p>
      </div>
    </div>
  );
}
