import { keyScopes, type KeyScope } from "@itinera/core";
import type { NewKey } from "@itinera/protocol";
import { useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { CheckboxGroup } from "../../parts/checkbox-group.tsx";
import { Form } from "../../parts/form.tsx";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";
import styles from "./account-page.module.css";

const dayMs = 24 * 3_600_000;

/** For how long a key is good, ms. */
const lasting = { month: 30 * dayMs, quarter: 90 * dayMs, year: 365 * dayMs, never: null } as const;
const ends = ["month", "quarter", "year", "never"] as const satisfies readonly (keyof typeof lasting)[];

interface NewKeyFormProps {
  readonly onMake: (made: NewKey) => void;
  readonly onClose: () => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** What a new key is called, what it may do, and for how long. */
export function NewKeyForm({ onMake, onClose, isPending, error }: NewKeyFormProps) {
  const { t } = useWords();
  const [typed, setName] = useState("");
  const [scopes, choose] = useState<readonly KeyScope[]>(["read"]);
  const [end, setEnd] = useState<(typeof ends)[number]>("quarter");
  const [isAsked, ask] = useState(false);
  const name = typed.trim();
  const wrong = {
    name: name === "" ? t("keys:missing.name") : undefined,
    scopes: scopes.length === 0 ? t("keys:missing.scopes") : undefined,
  };
  const send = () => {
    ask(true);
    if (wrong.name || wrong.scopes) return;
    const lasts = lasting[end];
    onMake({ name, scopes: [...scopes], expires: lasts === null ? null : Date.now() + lasts });
  };
  return (
    <Form onSubmit={send}>
      <TextField
        label={t("keys:name")}
        description={t("keys:nameHint")}
        autoComplete="off"
        autoFocus
        maxLength={100}
        value={typed}
        onChange={setName}
        error={isAsked ? wrong.name : undefined}
      />
      <CheckboxGroup
        label={t("keys:scopes")}
        choices={keyScopes.map((id) => ({
          id,
          name: t(`keys:scope.${id}.name`),
          text: t(`keys:scope.${id}.text`),
        }))}
        value={scopes}
        onChange={choose}
        error={isAsked ? wrong.scopes : undefined}
      />
      <Select
        label={t("keys:ends")}
        choices={ends.map((id) => ({ id, name: t(`keys:end.${id}`) }))}
        value={end}
        onChange={setEnd}
      />
      {error && <Banner title={problemText(t, error)} />}
      <div className={styles.buttons}>
        <Button type="submit" look="ink" isPending={isPending}>
          {t("keys:make")}
        </Button>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
      </div>
    </Form>
  );
}
