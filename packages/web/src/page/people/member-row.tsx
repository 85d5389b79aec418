import { workspaceRoles } from "@itinera/core";
import type { MemberLine } from "@itinera/protocol";
import { UserMinus } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { mayGive } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Select } from "../../parts/select.tsx";
import { nameOf, PersonWords, useIsMe } from "../../people/person-words.tsx";
import { roleChoices } from "../../people/role-choices.ts";
import styles from "./people-page.module.css";
import { useMemberActions } from "./use-member-actions.ts";

interface MemberRowProps {
  readonly member: MemberLine;
}

/** Somebody of the workspace; what they are can be changed by those who may. */
export function MemberRow({ member }: MemberRowProps) {
  const { t, format } = useWords();
  const own = useOwnRole();
  const isMe = useIsMe()(member);
  const { setRole, remove } = useMemberActions();
  const [isAsking, ask] = useState(false);
  const name = nameOf(t, member);
  const mayChange = !isMe && mayGive(own, member.role);
  return (
    <li className={styles.row}>
      <PersonWords
        member={member}
        aside={<span>{t("people:members.since", { date: format.date(member.since) })}</span>}
      />
      <span className={styles.role}>
        {mayChange ? (
          <Select
            label={t("people:members.roleOf", { name })}
            hideLabel
            look="free"
            choices={roleChoices(
              t,
              workspaceRoles.filter((role) => mayGive(own, role)),
            )}
            value={member.role}
            onChange={(role) => {
              if (role !== member.role) setRole.mutate({ member, role });
            }}
          />
        ) : (
          <span className={styles.still}>{t(`people:role.${member.role}`)}</span>
        )}
      </span>
      <span className={styles.end}>
        {mayChange && (
          <IconButton label={t("people:remove.open", { name })} onPress={() => ask(true)}>
            <UserMinus aria-hidden />
          </IconButton>
        )}
      </span>
      {isAsking && (
        <ConfirmDialog
          title={t("people:remove.title", { name })}
          text={t("people:remove.text", { name })}
          keep={t("people:remove.keep")}
          confirm={t("people:remove.confirm")}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate(member, { onSettled: () => ask(false) })}
          onClose={() => ask(false)}
        />
      )}
    </li>
  );
}
