import type { SourceLine } from "@itinera/protocol";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { Part } from "../../parts/part.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { readOrigins } from "./read-origins.ts";
import { useSourceChange } from "./use-source-change.ts";

/** Messages a second. */
const mostPerSecond = 100_000;

interface PartProps {
  readonly source: SourceLine;
}

/** What a source is called, whose pages may send as it, and how much. */
export function SettingsPart({ source: { id, project, kind, name: before, settings } }: PartProps) {
  const { t } = useWords();
  const [typedName, setName] = useState(before);
  const [typedOrigins, setOrigins] = useState(settings.origins.join("\n"));
  const [typedLimit, setLimit] = useState(`${settings.perSecond}`);
  const [isAsked, ask] = useState(false);
  const name = typedName.trim();
  const origins = readOrigins(typedOrigins);
  const perSecond = /^\d{1,6}$/.test(typedLimit.trim()) ? Number(typedLimit) : 0;
  const originsWrong = () => {
    if (origins.kind === "wrong") return t("collect:settings.originWrong", { line: origins.line });
    if (origins.kind === "too-many") return t("collect:settings.originsTooMany", { most: origins.most });
    return undefined;
  };
  const wrong = {
    name: name === "" ? t("collect:new.missing") : undefined,
    origins: originsWrong(),
    limit:
      perSecond < 1 || perSecond > mostPerSecond
        ? t("collect:settings.limitWrong", { most: mostPerSecond })
        : undefined,
  };
  const change = useSourceChange(
    project,
    () =>
      client.changeSource(project, id, {
        name,
        settings: { origins: origins.kind === "origins" ? [...origins.origins] : [], perSecond },
      }),
    () => t("collect:settings.saved"),
  );
  const save = () => {
    ask(true);
    if (wrong.name || wrong.limit || origins.kind !== "origins") return;
    change.mutate(undefined, { onSuccess: () => setOrigins(origins.origins.join("\n")) });
  };
  return (
    <Part title={t("collect:settings.title")} text={t("collect:settings.text")}>
      <Form onSubmit={save}>
        <TextField
          label={t("collect:name")}
          autoComplete="off"
          maxLength={200}
          value={typedName}
          onChange={setName}
          error={isAsked ? wrong.name : undefined}
        />
        {kind === "page" && (
          <TextArea
            label={t("collect:settings.origins")}
            description={t("collect:settings.originsHint")}
            placeholder="https://shop.example"
            rows={3}
            value={typedOrigins}
            onChange={setOrigins}
            error={isAsked ? wrong.origins : undefined}
          />
        )}
        <TextField
          label={t("collect:settings.limit")}
          description={t("collect:settings.limitHint")}
          inputMode="numeric"
          autoComplete="off"
          value={typedLimit}
          onChange={setLimit}
          error={isAsked ? wrong.limit : undefined}
        />
        <div>
          <Button type="submit" isPending={change.isPending}>
            {t("collect:settings.save")}
          </Button>
        </div>
      </Form>
    </Part>
  );
}
