import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { beginAnew } from "../../app/begin-anew.ts";
import { checkPassword, passwordRule } from "../../app/check-account.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { KnownUserName } from "../../parts/known-user-name.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { Plate } from "../plate/plate.tsx";
import { spendLink } from "./opened-link.ts";
import { dropTicket } from "./ticket-here.ts";

interface NewPasswordProps {
  readonly token: string;
  /** Whose account it is. */
  readonly email: string;
}

/** In the place of one that was forgotten. */
export function NewPassword({ token, email }: NewPasswordProps) {
  const { t } = useWords();
  const [password, setPassword] = useState("");
  const [isAsked, ask] = useState(false);
  const wrong = checkPassword(t, password);
  const set = useMutation({
    mutationFn: () => spendLink({ token, password }),
    onSuccess: dropTicket,
  });
  const send = () => {
    ask(true);
    if (!wrong) set.mutate();
  };

  if (set.isSuccess)
    return (
      <Plate title={t("account:reset.done")} lead={<p>{t("account:reset.doneText")}</p>}>
        <div>
          <Button look="ink" size="big" autoFocus onPress={() => beginAnew("/sign-in")}>
            {t("account:enter.toSignIn")}
          </Button>
        </div>
      </Plate>
    );
  return (
    <Plate title={t("account:reset.title")} lead={<p>{t("account:reset.text", { email })}</p>}>
      <Form onSubmit={send}>
        <KnownUserName email={email} />
        <PasswordField
          label={t("account:password.new")}
          description={passwordRule(t)}
          autoComplete="new-password"
          autoFocus
          value={password}
          onChange={setPassword}
          error={(isAsked ? wrong : undefined) ?? (set.error ? problemText(t, set.error) : undefined)}
        />
        <Button type="submit" look="ink" size="big" isPending={set.isPending}>
          {t("account:reset.send")}
        </Button>
      </Form>
    </Plate>
  );
}
