import { useQuery } from "@tanstack/react-query";
import { Settings, UserPlus } from "lucide-react";
import { useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { invitationsQuery, membersQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayKeepPeople } from "../../app/may.ts";
import { Shell } from "../../app/shell.tsx";
import { useOwnRole } from "../../app/use-own-role.ts";
import { Banner } from "../../parts/banner.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { InvitationRow } from "./invitation-row.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { LeaveWorkspace } from "./leave-workspace.tsx";
import { MemberRow } from "./member-row.tsx";
import styles from "./people-page.module.css";
import { WorkspaceKeys } from "./workspace-keys.tsx";
import { WorkspaceName } from "./workspace-name.tsx";

/** Who is in the workspace, what each may do, and who is asked to come. */
export function PeoplePage() {
  const { t } = useWords();
  const mayKeep = mayKeepPeople(useOwnRole());
  const { data: members, error } = useQuery(membersQuery);
  const { data: invitations = [] } = useQuery({ ...invitationsQuery, enabled: mayKeep });
  const [isInviting, invite] = useState(false);
  const isAlone = members?.length === 1 && invitations.length === 0;
  return (
    <Shell
      title={t("people:page.title")}
      lead={t("people:page.lead")}
      actions={
        mayKeep && (
          <>
            <ButtonLink to="/audit">{t("audit:title")}</ButtonLink>
            <ButtonLink to="/settings">
              <Settings aria-hidden />
              {t("settings:title")}
            </ButtonLink>
            <Button look="ink" onPress={() => invite(true)}>
              <UserPlus aria-hidden />
              {t("people:invite.open")}
            </Button>
          </>
        )
      }
    >
      {error && !members && <Banner title={problemText(t, error)} />}
      {members && (
        <section aria-labelledby="members">
          <header className={styles.head}>
            <h2 className={styles.name} id="members">
              <WorkspaceName />
            </h2>
            <span className={styles.count}>{t("people:members.count", { count: members.length })}</span>
          </header>
          <ul>
            {members.map((member) => (
              <MemberRow key={member.account} member={member} />
            ))}
          </ul>
        </section>
      )}
      {mayKeep && isAlone && (
        <div className={styles.part}>
          <Empty
            title={t("people:alone.title")}
            text={t("people:alone.text")}
            action={<Button onPress={() => invite(true)}>{t("people:alone.action")}</Button>}
          />
        </div>
      )}
      {invitations.length > 0 && (
        <section className={styles.part} aria-labelledby="invitations">
          <header className={styles.head}>
            <h2 className={styles.name} id="invitations">
              {t("people:invitations.title")}
            </h2>
            <span className={styles.count}>{t("people:invitations.lead")}</span>
          </header>
          <ul>
            {invitations
              .toSorted((a, b) => b.created - a.created)
              .map((one) => (
                <InvitationRow key={one.id} invitation={one} />
              ))}
          </ul>
        </section>
      )}
      {mayKeep && <WorkspaceKeys />}
      {members && <LeaveWorkspace />}
      {isInviting && <InviteDialog onClose={() => invite(false)} />}
    </Shell>
  );
}
