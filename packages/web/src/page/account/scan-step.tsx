import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { TextField } from "../../parts/text-field.tsx";
import styles from "./account-page.module.css";
import { QrCode } from "./qr-code.tsx";
import { useChange } from "./use-change.ts";

interface ScanStepProps {
  /** `otpauth:` */
  readonly uri: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** In groups of four, as it is typed off. */
const secretOf = (uri: string) =>
  (new URL(uri).searchParams.get("secret") ?? "").replaceAll(/(.{4})(?=.)/g, "$1 ");

/** The authenticator takes its secret from the picture, and shows by a first code that it has it. */
export function ScanStep({ uri, onDone, onClose }: ScanStepProps) {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const confirm = useChange(() => client.confirmSecondStep(code.replaceAll(/\s/g, "")), { onDone });
  return (
    <>
      <p className={styles.told}>{t("account:step.scan")}</p>
      <QrCode text={uri} label={t("account:step.picture")} />
      <p className={styles.told}>{t("account:step.type")}</p>
      <code className={styles.secret}>{secretOf(uri)}</code>
      <Form
        onSubmit={() => {
          if (code.trim().length >= 6) confirm.mutate();
        }}
      >
        <TextField
          label={t("account:code.digits")}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={setCode}
          error={confirm.error ? problemText(t, confirm.error) : undefined}
        />
        <div className={styles.buttons}>
          <Button type="submit" look="ink" isPending={confirm.isPending}>
            {t("account:step.confirm")}
          </Button>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
        </div>
      </Form>
    </>
  );
}
