import { auditActions, type AuditAction } from "@itinera/core";
import type { AuditQuery } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Select } from "../../parts/select.tsx";
import styles from "./audit-page.module.css";
import { DayField } from "./day-field.tsx";

const all = "all";

export interface AuditFilterProps {
  readonly query: AuditQuery;
  readonly onChange: (query: AuditQuery) => void;
}

export function AuditFilter({ query, onChange }: AuditFilterProps) {
  const { t } = useWords();
  const members = useQuery(membersQuery).data ?? [];
  const actions = auditActions
    .map((action) => ({ id: action, name: t(`audit:action.${action}`) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const people = members.map(({ account, name, email }) => ({ id: account as string, name, aside: email }));
  const without = (key: keyof AuditQuery) => {
    const { [key]: _, ...rest } = query;
    return rest;
  };
  return (
    <div className={styles.filter} role="group" aria-label={t("audit:filter.label")}>
      <Select<AuditAction | typeof all>
        label={t("audit:filter.action")}
        choices={[{ id: all, name: t("audit:filter.anyAction") }, ...actions]}
        value={query.action ?? all}
        onChange={(action) => onChange(action === all ? without("action") : { ...query, action })}
      />
      <Select<string>
        label={t("audit:filter.who")}
        choices={[{ id: all, name: t("audit:filter.anybody") }, ...people]}
        value={query.who ?? all}
        onChange={(who) => onChange(who === all ? without("who") : { ...query, who })}
      />
      <DayField
        label={t("audit:filter.from")}
        onChange={(from) => onChange(from === undefined ? without("from") : { ...query, from })}
      />
      <DayField
        label={t("audit:filter.to")}
        isEnd
        onChange={(to) => onChange(to === undefined ? without("to") : { ...query, to })}
      />
    </div>
  );
}
