import { ProblemError } from "@itinera/protocol";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { checkPassword, passwordRule } from "../../app/check-account.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { KnownUserName } from "../../parts/known-user-name.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { tell } from "../../parts/toasts.tsx";
import type { OwnAccount } from "./account.ts";
import styles from "./account-page.module.css";
import { Part } from "../../parts/part.tsx";
import { useChange } from "./use-change.ts";

interface PasswordPartProps {
  readonly account: OwnAccount;
}

export function PasswordPart({ account }: PasswordPartProps) {
  const { t } = useWords();
  const [isOpen, open] = useState(false);
  const name = t(account.hasPassword ? "account:password.change" : "account:password.set");
  return (
    <Part
      title={t("account:password.label")}
      text={t(account.hasPassword ? "account:password.text" : "account:password.none")}
    >
      {isOpen ? (
        <ChangePassword account={account} name={name} onClose={() => open(false)} />
      ) : (
        <Button onPress={() => open(true)}>{name}</Button>
      )}
    </Part>
  );
}

interface ChangePasswordProps extends PasswordPartProps {
  readonly name: string;
  readonly onClose: () => void;
}

function ChangePassword({ account, name, onClose }: ChangePasswordProps) {
  const { t } = useWords();
  const [old, setOld] = useState("");
  const [password, setPassword] = useState("");
  const [isAsked, ask] = useState(false);
  const { hasPassword } = account;
  const wrong = {
    old: hasPassword && old === "" ? t("account:missing.password") : undefined,
    password: checkPassword(t, password),
  };
  const change = useChange(() => client.changePassword({ password, ...(hasPassword && { old }) }), {
    onDone: () => {
      onClose();
      tell(t("account:password.changed"));
    },
  });
  const send = () => {
    ask(true);
    if (!wrong.old && !wrong.password) change.mutate();
  };
  const refusal = change.error ? problemText(t, change.error) : undefined;
  const isOfOld = change.error instanceof ProblemError && change.error.problem.code === "password.wrong";
  return (
    <Form onSubmit={send}>
      <KnownUserName email={account.email} />
      {hasPassword && (
        <PasswordField
          label={t("account:password.yours")}
          autoComplete="current-password"
          autoFocus
          value={old}
          onChange={setOld}
          error={(isAsked ? wrong.old : undefined) ?? (isOfOld ? refusal : undefined)}
        />
      )}
      <PasswordField
        label={t("account:password.new")}
        description={passwordRule(t)}
        autoComplete="new-password"
        autoFocus={!hasPassword}
        value={password}
        onChange={setPassword}
        error={(isAsked ? wrong.password : undefined) ?? (isOfOld ? undefined : refusal)}
      />
      <div className={styles.buttons}>
        <Button type="submit" look="ink" isPending={change.isPending}>
          {name}
        </Button>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
      </div>
    </Form>
  );
}
