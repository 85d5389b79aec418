import type { WorkspaceRole } from "@itinera/core";
import { useWords } from "../app/language.tsx";
import { RadioGroup } from "../parts/radio-group.tsx";
import { TextField } from "../parts/text-field.tsx";
import styles from "./invite.module.css";
import { roleChoices } from "./role-choices.ts";
import type { Invite } from "./use-invite.ts";

interface InviteFieldsProps<Role extends WorkspaceRole> {
  readonly invite: Invite<Role>;
  readonly roles: readonly Role[];
  readonly where: "workspace" | "map";
}

/** For whom an invitation is, and what they will be. */
export function InviteFields<Role extends WorkspaceRole>({ invite, roles, where }: InviteFieldsProps<Role>) {
  const { t } = useWords();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        invite.submit();
      }}
    >
      <TextField
        label={t("people:invite.email")}
        description={t("people:invite.emailHint")}
        type="email"
        autoComplete="off"
        value={invite.email}
        onChange={invite.writeEmail}
        error={invite.error}
      />
      <RadioGroup
        label={t("people:invite.role")}
        choices={roleChoices(t, roles, where)}
        value={invite.role}
        onChange={invite.choose}
      />
      <button type="submit" hidden />
    </form>
  );
}
