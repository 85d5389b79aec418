import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { tell } from "../../parts/toasts.tsx";
import { Part } from "../../parts/part.tsx";
import { useChange } from "./use-change.ts";

interface NamePartProps {
  readonly name: string;
}

export function NamePart({ name }: NamePartProps) {
  const { t } = useWords();
  const [written, write] = useState<string>();
  const wanted = written?.trim() ?? name;
  const change = useChange(() => client.changeMe({ name: wanted }), {
    onDone: () => {
      write(undefined);
      tell(t("account:name.changed"));
    },
  });
  return (
    <Part title={t("account:name.label")} text={t("account:name.text")}>
      <Form
        onSubmit={() => {
          if (wanted !== "" && wanted !== name) change.mutate();
        }}
      >
        <TextField
          label={t("account:name.label")}
          hideLabel
          autoComplete="name"
          maxLength={100}
          value={written ?? name}
          onChange={write}
          error={
            wanted === ""
              ? t("account:missing.name")
              : change.error
                ? problemText(t, change.error)
                : undefined
          }
        />
        <div>
          <Button type="submit" isDisabled={wanted === "" || wanted === name} isPending={change.isPending}>
            {t("account:name.change")}
          </Button>
        </div>
      </Form>
    </Part>
  );
}
