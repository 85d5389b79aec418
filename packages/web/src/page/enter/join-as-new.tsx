import { ProblemError } from "@itinera/protocol";
import { useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { checkEmail, checkPassword, passwordRule } from "../../app/check-account.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Form } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import styles from "./enter.module.css";
import { useJoin } from "./use-join.ts";

interface JoinAsNewProps {
  readonly token: string;
  /** The new account has this address; null: it is chosen here. */
  readonly email: string | null;
}

/** For somebody whom the server does not know: a new account, which joins at once. */
export function JoinAsNew({ token, email: given }: JoinAsNewProps) {
  const { t } = useWords();
  const join = useJoin(token);
  const [name, setName] = useState("");
  const [typed, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isAsked, ask] = useState(false);
  const email = given ?? typed.trim();

  const wrong = {
    name: name.trim() ? undefined : t("account:missing.name"),
    email: given === null ? checkEmail(t, email) : undefined,
    password: checkPassword(t, password),
  };
  const send = () => {
    ask(true);
    if (!wrong.name && !wrong.email && !wrong.password) join.mutate({ name: name.trim(), email, password });
  };
  const isTaken = join.error instanceof ProblemError && join.error.problem.code === "ticket.has-account";
  const refusal = join.error ? problemText(t, join.error) : undefined;

  return (
    <>
      <Form onSubmit={send}>
        <TextField
          label={t("account:name.label")}
          description={t("account:name.hint")}
          autoComplete="name"
          autoFocus
          maxLength={100}
          value={name}
          onChange={setName}
          error={isAsked ? wrong.name : undefined}
        />
        <TextField
          label={t("account:email.label")}
          type="email"
          autoComplete="username"
          maxLength={254}
          value={email}
          onChange={setEmail}
          isReadOnly={given !== null}
          description={given === null ? undefined : t("account:invitation.fixedEmail")}
          error={(isAsked ? wrong.email : undefined) ?? (isTaken ? refusal : undefined)}
        />
        <PasswordField
          label={t("account:password.label")}
          description={passwordRule(t)}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={isAsked ? wrong.password : undefined}
        />
        {refusal && !isTaken && <Banner title={refusal} />}
        <Button type="submit" look="ink" size="big" isPending={join.isPending || join.isSuccess}>
          {t("account:invitation.join")}
        </Button>
      </Form>
      <div className={styles.aside}>
        <ButtonLink to="/sign-in" search={{ back: "/enter" }} look="text">
          {t("account:invitation.haveAccount")}
        </ButtonLink>
      </div>
    </>
  );
}
