import { auditYears } from "@itinera/core";
import type { Settings } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { Part } from "../../parts/part.tsx";
import { Select } from "../../parts/select.tsx";
import styles from "./settings-page.module.css";
import { useChangeSettings } from "./use-change-settings.ts";

interface PartProps {
  readonly settings: Settings;
}

const choices = ["always", ...auditYears.map((years) => `${years}` as const)] as const;

/** How long the audit log is kept. */
export function KeepPart({ settings: { keepAuditYears } }: PartProps) {
  const { t } = useWords();
  const change = useChangeSettings();
  return (
    <Part title={t("settings:keep.title")} text={t("settings:keep.text")}>
      <div className={styles.field}>
        <Select
          label={t("settings:name.keepAuditYears")}
          choices={choices.map((id) => ({
            id,
            name:
              id === "always" ? t("settings:keep.always") : t("settings:keep.years", { count: Number(id) }),
          }))}
          value={keepAuditYears === null ? "always" : (`${keepAuditYears}` as const)}
          onChange={(id) =>
            change.mutate({ keepAuditYears: auditYears.find((years) => `${years}` === id) ?? null })
          }
        />
      </div>
      <p className={styles.note}>{t("settings:keep.files")}</p>
    </Part>
  );
}
