import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { useMe } from "../../app/use-me.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { tell } from "../../parts/toasts.tsx";
import styles from "./people-page.module.css";

/** The way out, for whoever has an account here. */
export function LeaveWorkspace() {
  const { t } = useWords();
  const me = useMe();
  const [isAsking, ask] = useState(false);
  const leave = useMutation({
    mutationFn: client.removeMember,
    // From the beginning: nothing that this page knows is theirs any more.
    onSuccess: () => location.assign("/"),
    onError(error) {
      ask(false);
      tell(problemText(t, error));
    },
  });
  if (me?.kind !== "account") return null;
  const { account, workspace } = me;
  return (
    <p className={styles.leave}>
      <Button look="text" onPress={() => ask(true)}>
        {t("people:leave.open")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("people:leave.title", { name: workspace.name || t("people:workspace.unnamed") })}
          text={t("people:leave.text")}
          keep={t("people:leave.keep")}
          confirm={t("people:leave.confirm")}
          isPending={leave.isPending}
          onConfirm={() => leave.mutate(account.id)}
          onClose={() => ask(false)}
        />
      )}
    </p>
  );
}
