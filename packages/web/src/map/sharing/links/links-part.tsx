import type { MapId } from "@itinera/core";
import type { ShareLine } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef, useState, type Dispatch } from "react";
import { problemText } from "../../../api/problem-text.ts";
import { sharesQuery } from "../../../api/queries.ts";
import { useWords } from "../../../app/language.tsx";
import { Banner } from "../../../parts/banner.tsx";
import { Button } from "../../../parts/button.tsx";
import { ConfirmDialog } from "../../../parts/confirm-dialog.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { LinkRow } from "./link-row.tsx";
import styles from "./links.module.css";
import type { Step, WorkStep } from "./step.ts";
import { useRevokeLink } from "./use-links.ts";

interface LinksPartProps {
  readonly map: MapId;
  readonly from: WorkStep | undefined;
  readonly go: Dispatch<Step>;
}

/** The links of a map, for those who hand them out. */
export function LinksPart({ map, from, go }: LinksPartProps) {
  const { t } = useWords();
  const { data: lines, error } = useQuery({ ...sharesQuery(map), refetchOnMount: "always" });
  const [asked, ask] = useState<ShareLine>();
  const part = useRef<HTMLElement>(null);
  const revoke = useRevokeLink(map, () => {
    ask(undefined);
    // Its buttons are gone: whoever works by keys goes on with what is there.
    requestAnimationFrame(() => part.current?.querySelector<HTMLElement>("[data-new-link]")?.focus());
  });
  if (error && !lines) return <Banner title={problemText(t, error)} />;
  if (!lines) return null;
  const isNewFocused = from?.kind === "write" && from.line === undefined;
  const newLink = (
    <Button look="ink" data-new-link autoFocus={isNewFocused} onPress={() => go({ kind: "write" })}>
      <Plus aria-hidden />
      {t("sharing:links.new")}
    </Button>
  );
  return (
    <section ref={part} className={styles.part} aria-label={t("sharing:links.tab")}>
      {lines.length === 0 ? (
        <Empty title={t("sharing:links.none")} text={t("sharing:links.noneText")} action={newLink} />
      ) : (
        <>
          <header className={styles.head}>
            <p className={styles.lead}>{t("sharing:links.lead")}</p>
            {newLink}
          </header>
          <ul className={styles.list} aria-label={t("sharing:links.tab")}>
            {lines.map((line) => (
              <LinkRow key={line.id} line={line} from={from} go={go} onRevoke={() => ask(line)} />
            ))}
          </ul>
        </>
      )}
      {asked && (
        <ConfirmDialog
          title={t("sharing:links.revokeTitle")}
          text={t("sharing:links.revokeText")}
          keep={t("sharing:links.revokeKeep")}
          confirm={t("sharing:links.revoke")}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate(asked)}
          onClose={() => ask(undefined)}
        />
      )}
    </section>
  );
}
