import type { ShareLine } from "@itinera/protocol";
import { Code, Copy, Eye, MessageSquare, Pencil } from "lucide-react";
import { useId, type Dispatch } from "react";
import { useWords } from "../../../app/language.tsx";
import { useNow } from "../../../app/now.ts";
import { Button } from "../../../parts/button.tsx";
import { copyText } from "../../../parts/copy-field.tsx";
import { tell } from "../../../parts/toasts.tsx";
import { linkOf } from "../../../people/invited-link.tsx";
import { useHands } from "../../editor/desk.ts";
import { useRoomNow } from "../../editor/use-room-now.ts";
import { isOver, isWideOpen } from "./link-draft.ts";
import { linkFacts } from "./link-facts.ts";
import styles from "./links.module.css";
import type { Step, WorkStep } from "./step.ts";

const roleIcons = { viewer: Eye, commenter: MessageSquare, editor: Pencil } as const;

interface LinkRowProps {
  readonly line: ShareLine;
  readonly from: WorkStep | undefined;
  readonly go: Dispatch<Step>;
  readonly onRevoke: () => void;
}

/** A link: what it is for, what it shows, how long, and what can be done with it. */
export function LinkRow({ line, from, go, onRevoke }: LinkRowProps) {
  const { t, format } = useWords();
  const now = useNow();
  const { map } = useRoomNow(useHands().room);
  const about = useId();
  const isPast = isOver(line, now);
  const { shown, times } = linkFacts({ t, format }, { line, map, now });
  const Icon = roleIcons[line.role];
  const addresses = { kind: "addresses", line, isNew: false } as const;
  const isFrom = (kind: WorkStep["kind"]) => from?.kind === kind && from.line?.id === line.id;
  const copy = async () => {
    if (await copyText(linkOf(line))) tell(t("people:link.copied"), { key: "copy" });
    else go(addresses);
  };
  return (
    <li className={styles.row}>
      <div id={about} className={styles.words}>
        <p className={styles.role} data-over={isPast || undefined}>
          <Icon aria-hidden />
          {t(`sharing:links.role.${line.role}`)}
          {isPast && <span className={styles.over}>{t("sharing:links.over")}</span>}
        </p>
        <p className={styles.facts}>{shown.join(" · ")}</p>
        <p className={styles.facts}>{times.join(" · ")}</p>
        {isWideOpen(line) && <p className={styles.warning}>{t("sharing:links.wideOpen")}</p>}
      </div>
      <div className={styles.buttons}>
        {!isPast && (
          <Button size="small" aria-describedby={about} onPress={() => void copy()}>
            <Copy aria-hidden />
            {t("sharing:links.copy")}
          </Button>
        )}
        {!isPast && line.role === "viewer" && (
          <Button
            size="small"
            aria-describedby={about}
            autoFocus={isFrom("addresses")}
            onPress={() => go(addresses)}
          >
            <Code aria-hidden />
            {t("sharing:links.embed")}
          </Button>
        )}
        <Button
          size="small"
          aria-describedby={about}
          autoFocus={isFrom("write") || (isFrom("addresses") && line.role !== "viewer")}
          onPress={() => go({ kind: "write", line })}
        >
          {t(isPast ? "sharing:links.prolong" : "sharing:links.change")}
        </Button>
        <Button size="small" aria-describedby={about} onPress={onRevoke}>
          {t("sharing:links.revoke")}
        </Button>
      </div>
    </li>
  );
}
