import { sharePasswordLength } from "@itinera/protocol";
import { useWords } from "../../../app/language.tsx";
import { PasswordField } from "../../../parts/password-field.tsx";
import { RadioGroup } from "../../../parts/radio-group.tsx";
import type { DraftPartProps } from "./draft-part.ts";

interface PasswordFieldsProps extends DraftPartProps {
  /** Nobody can read it any more: it is kept, changed or taken away. */
  readonly hasPassword: boolean;
}

export function PasswordFields({ draft, set, faults, hasPassword }: PasswordFieldsProps) {
  const { t } = useWords();
  return (
    <>
      {hasPassword && (
        <RadioGroup
          label={t("sharing:links.form.password")}
          choices={(["keep", "set", "none"] as const).map((id) => ({
            id,
            name: t(`sharing:links.form.passwordOf.${id}`),
          }))}
          value={draft.password}
          onChange={(password) => set({ password })}
        />
      )}
      {draft.password === "set" && (
        <PasswordField
          label={t(hasPassword ? "sharing:links.form.newPassword" : "sharing:links.form.password")}
          autoComplete="new-password"
          value={draft.secret}
          onChange={(secret) => set({ secret })}
          description={t("sharing:links.form.passwordRule", sharePasswordLength)}
          error={faults.secret && t(`sharing:links.form.passwordFault.${faults.secret}`, sharePasswordLength)}
        />
      )}
    </>
  );
}
