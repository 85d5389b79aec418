import { workspaceRoles, type WorkspaceRole } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { mayGive } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { InviteFields } from "../../people/invite-fields.tsx";
import { InvitedLink } from "../../people/invited-link.tsx";
import { useInvite } from "../../people/use-invite.ts";

interface InviteDialogProps {
  readonly onClose: () => void;
}

/** For whom and as what; then the link to send. */
export function InviteDialog({ onClose }: InviteDialogProps) {
  const { t } = useWords();
  const own = useOwnRole();
  const invite = useInvite<WorkspaceRole>("editor");
  if (invite.made)
    return (
      <Dialog
        title={t("people:link.title")}
        isOpen
        onClose={onClose}
        actions={
          <>
            <Button onPress={invite.again}>{t("people:invite.again")}</Button>
            <Button onPress={onClose}>{t("people:invite.done")}</Button>
          </>
        }
      >
        <InvitedLink invitation={invite.made} />
      </Dialog>
    );
  return (
    <Dialog
      title={t("people:invite.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" onPress={invite.submit} isPending={invite.isPending}>
            {t("people:invite.make")}
          </Button>
        </>
      }
    >
      <InviteFields
        invite={invite}
        roles={workspaceRoles.filter((role) => mayGive(own, role))}
        where="workspace"
      />
    </Dialog>
  );
}
