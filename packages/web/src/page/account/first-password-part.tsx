import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { checkEmail, checkPassword, passwordRule } from "../../app/check-account.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { tell } from "../../parts/toasts.tsx";
import { Part } from "../../parts/part.tsx";
import { useChange } from "./use-change.ts";

/** For the owner of a new installation, who came in by the printed link: an address and a password, in one step. */
export function FirstPasswordPart() {
  const { t } = useWords();
  const [typed, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isAsked, ask] = useState(false);
  const email = typed.trim();
  const wrong = { email: checkEmail(t, email), password: checkPassword(t, password) };
  const set = useChange(
    async () => {
      await client.changeMe({ email });
      await client.changePassword({ password });
    },
    { onDone: () => tell(t("account:first.done")) },
  );
  const send = () => {
    ask(true);
    if (!wrong.email && !wrong.password) set.mutate();
  };
  return (
    <Part title={t("account:first.title")} text={t("account:first.text")}>
      <Form onSubmit={send}>
        <TextField
          label={t("account:email.label")}
          type="email"
          autoComplete="username"
          maxLength={254}
          value={typed}
          onChange={setEmail}
          error={(isAsked ? wrong.email : undefined) ?? (set.error ? problemText(t, set.error) : undefined)}
        />
        <PasswordField
          label={t("account:password.label")}
          description={passwordRule(t)}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={isAsked ? wrong.password : undefined}
        />
        <div>
          <Button type="submit" look="ink" isPending={set.isPending}>
            {t("account:first.send")}
          </Button>
        </div>
      </Form>
    </Part>
  );
}
