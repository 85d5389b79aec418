import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { Plate } from "../plate/plate.tsx";
import styles from "./sign-in.module.css";

interface SecondStepProps {
  readonly onIn: () => void;
  readonly onBack: () => void;
}

/** After the password: six digits of an authenticator, or a recovery code. */
export function SecondStep({ onIn, onBack }: SecondStepProps) {
  const { t } = useWords();
  const [kind, turn] = useState<"digits" | "recovery">("digits");
  const [code, setCode] = useState("");
  const enter = useMutation({ mutationFn: () => client.secondStep(typed(code)), onSuccess: onIn });
  const other = () => {
    turn(kind === "digits" ? "recovery" : "digits");
    setCode("");
    enter.reset();
  };
  return (
    <Plate
      title={t("account:code.title")}
      lead={<p>{t(kind === "digits" ? "account:code.digitsLead" : "account:code.recoveryLead")}</p>}
    >
      <Form
        onSubmit={() => {
          if (typed(code).length >= 6) enter.mutate();
        }}
      >
        <TextField
          // Another keyboard on a phone, and the focus again.
          key={kind}
          label={t(kind === "digits" ? "account:code.digits" : "account:code.recovery")}
          autoComplete="one-time-code"
          inputMode={kind === "digits" ? "numeric" : "text"}
          autoCorrect="off"
          spellCheck="false"
          autoFocus
          value={code}
          onChange={setCode}
          error={enter.error ? problemText(t, enter.error) : undefined}
        />
        <Button type="submit" look="ink" size="big" isPending={enter.isPending || enter.isSuccess}>
          {t("account:signIn.send")}
        </Button>
      </Form>
      <div className={styles.ways}>
        <Button look="text" onPress={other}>
          {t(kind === "digits" ? "account:code.useRecovery" : "account:code.useDigits")}
        </Button>
        <Button look="text" onPress={onBack}>
          {t("account:code.back")}
        </Button>
      </div>
    </Plate>
  );
}

/** Authenticators show digits in groups. */
const typed = (code: string) => code.replaceAll(/\s/g, "");
