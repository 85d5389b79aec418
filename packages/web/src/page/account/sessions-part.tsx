import type { OpenSessionLine } from "@itinera/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { openSessionsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { useNow } from "../../app/now.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { tell } from "../../parts/toasts.tsx";
import { browserName } from "./browser-name.ts";
import { Part } from "../../parts/part.tsx";
import styles from "./sessions-part.module.css";

/** Which browsers the account is signed in with; each but this one can be signed out from here. */
export function SessionsPart() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data: sessions, error } = useQuery(openSessionsQuery);
  const others = sessions?.filter(({ isThis }) => !isThis) ?? [];
  const end = useMutation({
    mutationFn: (ids: readonly string[]) => Promise.all(ids.map((id) => client.endSession(id))),
    onSuccess: (_, { length: count }) => tell(t("account:sessions.ended", { count })),
    onError: (failure) => tell(problemText(t, failure)),
    onSettled: () => queries.invalidateQueries({ queryKey: openSessionsQuery.queryKey }),
  });
  return (
    <Part title={t("account:sessions.title")} text={t("account:sessions.text")}>
      {error && !sessions && <Banner title={problemText(t, error)} />}
      {sessions && (
        <ul className={styles.list}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => end.mutate([session.id])} />
          ))}
        </ul>
      )}
      {others.length > 1 && (
        <Button onPress={() => end.mutate(others.map(({ id }) => id))} isPending={end.isPending}>
          {t("account:sessions.endOthers")}
        </Button>
      )}
    </Part>
  );
}

interface SessionRowProps {
  readonly session: OpenSessionLine;
  readonly onEnd: () => void;
}

function SessionRow({ session: { browser, isThis, since, seen, address }, onEnd }: SessionRowProps) {
  const { t, format } = useWords();
  const now = useNow();
  const known = browserName(browser);
  const name = known
    ? known.system
      ? t("account:sessions.browserOn", known)
      : known.browser
    : t("account:sessions.someBrowser");
  const Icon = /\b(?:Mobile|Android|iPhone)\b/.test(browser) ? Smartphone : Monitor;
  return (
    <li className={styles.row}>
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.name}>
          {name}
          {isThis && <span className={styles.this}>{t("account:sessions.this")}</span>}
        </p>
        <p className={styles.about}>
          {t("account:sessions.since", { date: format.moment(since) })}
          {!isThis && ` · ${t("account:sessions.seen", { when: format.ago(seen, now) })}`}
          {address && ` · ${address}`}
        </p>
      </div>
      {!isThis && (
        <Button size="small" onPress={onEnd} aria-label={t("account:sessions.endOf", { name })}>
          {t("account:sessions.end")}
        </Button>
      )}
    </li>
  );
}
