import type { InvitationLine } from "@itinera/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, X } from "lucide-react";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { invitationsQuery, mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { copyText } from "../../parts/copy-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { tell } from "../../parts/toasts.tsx";
import { InvitedLink, linkOf } from "../../people/invited-link.tsx";
import styles from "./people-page.module.css";

interface InvitationRowProps {
  readonly invitation: InvitationLine;
}

/** Somebody who was asked to come: as what, by whom, and how long the link is good. */
export function InvitationRow({ invitation }: InvitationRowProps) {
  const { t, format } = useWords();
  const queries = useQueryClient();
  const maps = useQuery(mapsQuery).data;
  const [open, show] = useState<"link" | "withdraw">();
  const { id, email, role, map, madeBy, expires } = invitation;
  const name = email ?? t("people:invitations.anyone");
  const withdraw = useMutation({
    mutationFn: () => client.withdrawInvitation(id),
    onSuccess: () => tell(t("people:withdraw.done", { name })),
    onError: (error) => tell(problemText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const asRole = { role: t(`people:role.${role}`) };
  const mapName = () => {
    const line = maps?.find((one) => one.id === map);
    return line ? line.name || t("projects:unnamed") : t("people:invitations.otherMap");
  };
  const copy = async () => {
    if (await copyText(linkOf(invitation))) tell(t("people:link.copied"), { key: "copy" });
    else show("link");
  };
  return (
    <li className={styles.row}>
      <span className={styles.invited}>
        <span className={styles.whom}>{name}</span>
        <span className={styles.how}>
          <span>
            {map === null
              ? t("people:invitations.as", asRole)
              : t("people:invitations.asOnMap", { ...asRole, map: mapName() })}
          </span>
          {madeBy !== "" && <span>{t("people:invitations.by", { name: madeBy })}</span>}
          <span>{t("people:invitations.until", { moment: format.moment(expires) })}</span>
        </span>
      </span>
      <span className={styles.end}>
        <IconButton label={t("people:invitations.copyFor", { name })} onPress={() => void copy()}>
          <Copy aria-hidden />
        </IconButton>
        <IconButton label={t("people:invitations.withdraw", { name })} onPress={() => show("withdraw")}>
          <X aria-hidden />
        </IconButton>
      </span>
      {open === "withdraw" && (
        <ConfirmDialog
          title={t("people:withdraw.title")}
          text={t("people:withdraw.text", { name })}
          keep={t("people:withdraw.keep")}
          confirm={t("people:withdraw.confirm")}
          isPending={withdraw.isPending}
          onConfirm={() => withdraw.mutate(undefined, { onSettled: () => show(undefined) })}
          onClose={() => show(undefined)}
        />
      )}
      {open === "link" && (
        <Dialog
          title={t("people:invitations.copy")}
          isOpen
          onClose={() => show(undefined)}
          actions={<Button onPress={() => show(undefined)}>{t("common:close")}</Button>}
        >
          <InvitedLink invitation={invitation} />
        </Dialog>
      )}
    </li>
  );
}
