import { useQuery } from "@tanstack/react-query";
import { problemText } from "../../api/problem-text.ts";
import { settingsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayChangeSettings } from "../../app/may.ts";
import { Shell } from "../../app/shell.tsx";
import { useOwnRole } from "../../app/use-own-role.ts";
import { Banner } from "../../parts/banner.tsx";
import { BrandPart } from "./brand-part.tsx";
import { CalendarPart } from "./calendar-part.tsx";
import { KeepPart } from "./keep-part.tsx";
import { LanguagePart } from "./language-part.tsx";
import { MailPart } from "./mail-part.tsx";
import { StoragePart } from "./storage-part.tsx";

/** What holds for the whole workspace. */
export function SettingsPage() {
  const { t } = useWords();
  const role = useOwnRole();
  const { data: settings, error } = useQuery(settingsQuery);
  const mayChange = mayChangeSettings(role);
  return (
    <Shell title={t("settings:title")} lead={t("settings:lead")}>
      {role !== undefined && !mayChange && (
        <Banner kind="hint" title={t("settings:closed.title")} text={t("settings:closed.text")} />
      )}
      {error && !settings && <Banner title={problemText(t, error)} />}
      {mayChange && settings && (
        <>
          <LanguagePart settings={settings} />
          <CalendarPart settings={settings} />
          <BrandPart settings={settings} />
          <KeepPart settings={settings} />
          <MailPart />
          <StoragePart />
        </>
      )}
    </Shell>
  );
}
