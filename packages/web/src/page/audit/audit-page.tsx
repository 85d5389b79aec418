import type { AuditQuery } from "@itinera/protocol";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { downloadFrom } from "../../api/download-from.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { mayReadAudit } from "../../app/may.ts";
import { Shell } from "../../app/shell.tsx";
import { useOwnRole } from "../../app/use-own-role.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { AuditFilter } from "./audit-filter.tsx";
import styles from "./audit-page.module.css";
import { AuditRow } from "./audit-row.tsx";
import { useAudit } from "./use-audit.ts";
import { useKnownNames } from "./use-known-names.ts";

const columns = ["when", "who", "what", "from"] as const;

/** Who changed access, took data out or deleted something; the others are told whom to ask. */
export function AuditPage() {
  const { t } = useWords();
  const role = useOwnRole();
  if (role === undefined || mayReadAudit(role)) return <AuditLog />;
  return (
    <Shell title={t("audit:title")}>
      <Banner kind="hint" title={t("audit:closed.title")} text={t("audit:closed.text")} />
    </Shell>
  );
}

function AuditLog() {
  const { t } = useWords();
  const [query, ask] = useState<AuditQuery>({});
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit(query);
  const known = useKnownNames();
  const entries = data?.pages.flatMap((page) => page.entries);
  return (
    <Shell
      title={t("audit:title")}
      lead={t("audit:lead")}
      actions={<Button onPress={() => downloadFrom(client.auditCsvPath(query))}>{t("audit:export")}</Button>}
    >
      <AuditFilter query={query} onChange={ask} />
      {error && <Banner title={problemText(t, error)} />}
      {entries && entries.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`audit:column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((line) => (
              <AuditRow key={line.number} line={line} known={known} />
            ))}
          </tbody>
        </table>
      )}
      {entries?.length === 0 && <Empty title={t("audit:none")} text={t("audit:noneText")} />}
      {hasNextPage && (
        <div className={styles.more}>
          <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
            {t("audit:more")}
          </Button>
        </div>
      )}
    </Shell>
  );
}
