import { useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button, type ButtonLook } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { KnownUserName } from "../../parts/known-user-name.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import styles from "./account-page.module.css";
import type { OwnAccount } from "./account.ts";

interface ConfirmFormProps {
  readonly account: OwnAccount;
  /** Name of the button: what will be done. */
  readonly action: string;
  readonly look?: ButtonLook;
  readonly onConfirm: (password: string | undefined) => void;
  readonly onClose: () => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** A browser that was left open is not enough: the password is asked for, where there is one. */
export function ConfirmForm({
  account,
  action,
  look = "ink",
  onConfirm,
  onClose,
  isPending,
  error,
}: ConfirmFormProps) {
  const { t } = useWords();
  const [password, setPassword] = useState("");
  const [isAsked, ask] = useState(false);
  const { hasPassword } = account;
  const missing = hasPassword && password === "" ? t("account:missing.password") : undefined;
  const refusal = error ? problemText(t, error) : undefined;
  const send = () => {
    ask(true);
    if (!missing) onConfirm(hasPassword ? password : undefined);
  };
  return (
    <Form onSubmit={send}>
      <KnownUserName email={account.email} />
      {hasPassword ? (
        <PasswordField
          label={t("account:password.yours")}
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={setPassword}
          error={(isAsked ? missing : undefined) ?? refusal}
        />
      ) : (
        refusal && <p role="alert">{refusal}</p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" look={look} isPending={isPending}>
          {action}
        </Button>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
      </div>
    </Form>
  );
}
