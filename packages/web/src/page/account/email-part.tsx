import { ProblemError } from "@itinera/protocol";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { checkEmail } from "../../app/check-account.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { tell } from "../../parts/toasts.tsx";
import type { OwnAccount } from "./account.ts";
import { isNoAddress } from "./first-owner.ts";
import { Part } from "../../parts/part.tsx";
import styles from "./account-page.module.css";
import { useChange } from "./use-change.ts";

interface EmailPartProps {
  readonly account: OwnAccount;
}

export function EmailPart({ account }: EmailPartProps) {
  const { t } = useWords();
  const [isOpen, open] = useState(false);
  return (
    <Part title={t("account:email.label")} text={t("account:email.text")}>
      <p className={styles.value}>{isNoAddress(account.email) ? t("account:email.none") : account.email}</p>
      {isOpen ? (
        <ChangeEmail account={account} onClose={() => open(false)} />
      ) : (
        <Button onPress={() => open(true)}>{t("account:email.change")}</Button>
      )}
    </Part>
  );
}

interface ChangeEmailProps extends EmailPartProps {
  readonly onClose: () => void;
}

function ChangeEmail({ account, onClose }: ChangeEmailProps) {
  const { t } = useWords();
  const [typed, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isAsked, ask] = useState(false);
  const email = typed.trim();
  const wrong = {
    email: checkEmail(t, email),
    password: account.hasPassword && password === "" ? t("account:missing.password") : undefined,
  };
  const change = useChange(() => client.changeMe({ email, ...(account.hasPassword && { password }) }), {
    onDone: () => {
      onClose();
      tell(t("account:email.changed", { email }));
    },
  });
  const send = () => {
    ask(true);
    if (!wrong.email && !wrong.password) change.mutate();
  };
  const refusal = change.error ? problemText(t, change.error) : undefined;
  const isOfPassword = change.error instanceof ProblemError && change.error.problem.code === "password.wrong";
  return (
    <Form onSubmit={send}>
      <TextField
        label={t("account:email.new")}
        type="email"
        autoComplete="email"
        autoFocus
        maxLength={254}
        value={typed}
        onChange={setEmail}
        error={(isAsked ? wrong.email : undefined) ?? (isOfPassword ? undefined : refusal)}
      />
      {account.hasPassword && (
        <PasswordField
          label={t("account:password.yours")}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={(isAsked ? wrong.password : undefined) ?? (isOfPassword ? refusal : undefined)}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" look="ink" isPending={change.isPending}>
          {t("account:email.change")}
        </Button>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
      </div>
    </Form>
  );
}
