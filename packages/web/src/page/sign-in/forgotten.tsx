import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { checkEmail } from "../../app/check-account.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Form } from "../../parts/form.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { Plate } from "../plate/plate.tsx";
import styles from "./sign-in.module.css";
import type { Ways } from "./ways.ts";

interface ForgottenProps {
  readonly ways: Ways;
  /** As it was typed on the page before. */
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly back: string | undefined;
}

/** Asks for a letter with a link to a new password; the answer is the same whether there is an account or not. */
export function Forgotten({ ways, email: typed, onEmail, back }: ForgottenProps) {
  const { t, lang } = useWords();
  const [isAsked, ask] = useState(false);
  const email = typed.trim();
  const wrong = checkEmail(t, email);
  const write = useMutation({ mutationFn: () => client.forgotten(email, lang) });
  const send = () => {
    ask(true);
    if (!wrong) write.mutate();
  };
  const toSignIn = (
    <ButtonLink to="/sign-in" search={{ back }} look="text">
      {t("account:forgotten.back")}
    </ButtonLink>
  );

  if (write.isSuccess)
    return (
      <Plate title={t("account:forgotten.sent")} lead={<p>{t("account:forgotten.sentText", { email })}</p>}>
        <div className={styles.notes} role="status">
          <p>{t("account:forgotten.none")}</p>
          {ways.provider !== null && <p>{t("account:forgotten.atProvider", { name: ways.provider })}</p>}
        </div>
        <div className={styles.ways}>
          <Button look="text" onPress={write.reset} autoFocus>
            {t("account:forgotten.again")}
          </Button>
          {toSignIn}
        </div>
      </Plate>
    );
  return (
    <Plate title={t("account:forgotten.title")} lead={<p>{t("account:forgotten.text")}</p>}>
      <Form onSubmit={send}>
        <TextField
          label={t("account:email.label")}
          type="email"
          autoComplete="username"
          autoFocus
          maxLength={254}
          value={typed}
          onChange={onEmail}
          error={(isAsked ? wrong : undefined) ?? (write.error ? problemText(t, write.error) : undefined)}
        />
        <Button type="submit" look="ink" size="big" isPending={write.isPending}>
          {t("account:forgotten.send")}
        </Button>
      </Form>
      <div className={styles.ways}>{toSignIn}</div>
    </Plate>
  );
}
