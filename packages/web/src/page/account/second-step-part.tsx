import type { SecondStep } from "@itinera/protocol";
import { useMutation } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { tell } from "../../parts/toasts.tsx";
import styles from "./account-page.module.css";
import type { OwnAccount } from "./account.ts";
import { ConfirmForm } from "./confirm-form.tsx";
import { Part } from "../../parts/part.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { ScanStep } from "./scan-step.tsx";
import { useChange } from "./use-change.ts";

type Step =
  | { readonly kind: "rest" | "setting-up" | "ending" }
  /** The authenticator shall show that it has it. */
  | { readonly kind: "scanning"; readonly begun: SecondStep }
  /** They are said this once. */
  | { readonly kind: "codes"; readonly codes: readonly string[] };

interface SecondStepPartProps {
  readonly account: OwnAccount;
}

/** Signing in with an authenticator besides the password: setting it up, and taking it away. */
export function SecondStepPart({ account }: SecondStepPartProps) {
  const { t } = useWords();
  const [step, turn] = useState<Step>({ kind: "rest" });
  const rest = () => turn({ kind: "rest" });
  const begin = useMutation({
    mutationFn: (password: string | undefined) => client.beginSecondStep(password),
    onSuccess: (begun) => turn({ kind: "scanning", begun }),
  });
  const end = useChange((password: string | undefined) => client.endSecondStep(password), {
    onDone: () => {
      rest();
      tell(t("account:step.ended"));
    },
  });

  const inner = () => {
    switch (step.kind) {
      case "setting-up":
        return (
          <ConfirmForm
            account={account}
            action={t("account:step.goOn")}
            onConfirm={begin.mutate}
            onClose={rest}
            isPending={begin.isPending}
            error={begin.error}
          />
        );
      case "ending":
        return (
          <ConfirmForm
            account={account}
            action={t("account:step.end")}
            look="danger"
            onConfirm={end.mutate}
            onClose={rest}
            isPending={end.isPending}
            error={end.error}
          />
        );
      case "scanning":
        return (
          <ScanStep
            uri={step.begun.uri}
            onDone={() => turn({ kind: "codes", codes: step.begun.codes })}
            onClose={rest}
          />
        );
      case "codes":
        return <RecoveryCodes codes={step.codes} onDone={rest} />;
      case "rest":
        return account.hasSecondStep ? (
          <>
            <p className={styles.on}>
              <CircleCheck aria-hidden />
              {t("account:step.on")}
            </p>
            <Button onPress={() => turn({ kind: "ending" })}>{t("account:step.end")}</Button>
          </>
        ) : (
          <Button
            onPress={() => (account.hasPassword ? turn({ kind: "setting-up" }) : begin.mutate(undefined))}
          >
            {t("account:step.setUp")}
          </Button>
        );
    }
  };
  return (
    <Part title={t("account:step.title")} text={t("account:step.text")}>
      {inner()}
    </Part>
  );
}
