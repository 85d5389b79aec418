import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { TextField } from "../../parts/text-field.tsx";

interface PasswordStepProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onIn: () => void;
  /** A second step follows. */
  readonly onCode: () => void;
}

export function PasswordStep({ email, onEmail, onIn, onCode }: PasswordStepProps) {
  const { t } = useWords();
  const [password, setPassword] = useState("");
  const [isAsked, ask] = useState(false);
  const enter = useMutation({
    mutationFn: () => client.signIn(email.trim(), password),
    onSuccess: ({ state }) => (state === "in" ? onIn() : onCode()),
  });
  const send = () => {
    ask(true);
    if (email.trim() && password) enter.mutate();
  };
  const missing = (text: string, key: "email" | "password") =>
    isAsked && !text.trim() ? t(`account:missing.${key}`) : undefined;

  return (
    <Form onSubmit={send}>
      <TextField
        label={t("account:email.label")}
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={onEmail}
        error={missing(email, "email")}
      />
      <PasswordField
        label={t("account:password.label")}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={missing(password, "password") ?? (enter.error ? problemText(t, enter.error) : undefined)}
      />
      <Button type="submit" look="ink" size="big" isPending={enter.isPending || enter.isSuccess}>
        {t("account:signIn.send")}
      </Button>
    </Form>
  );
}
