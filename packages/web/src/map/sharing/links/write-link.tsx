import { shareRoles, type MapId, type ShareRole } from "@itinera/core";
import type { ShareLine } from "@itinera/protocol";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../../app/language.tsx";
import { useNow } from "../../../app/now.ts";
import { Banner } from "../../../parts/banner.tsx";
import { Button } from "../../../parts/button.tsx";
import { DialogActions } from "../../../parts/dialog.tsx";
import { Form } from "../../../parts/form.tsx";
import { RadioGroup } from "../../../parts/radio-group.tsx";
import { Switch } from "../../../parts/switch.tsx";
import { EndFields } from "./end-fields.tsx";
import { FrameFields } from "./frame-fields.tsx";
import { LaneFields } from "./lane-fields.tsx";
import {
  draftOf,
  faultsOf,
  isOver,
  isWideOpen,
  newDraft,
  termsOf,
  willBe,
  type LinkDraft,
} from "./link-draft.ts";
import styles from "./links.module.css";
import { PasswordFields } from "./password-fields.tsx";
import { linkProblem, useKeepLink } from "./use-links.ts";

interface WriteLinkProps {
  readonly map: MapId;
  /** The one that is changed; absent: a new one. */
  readonly line: ShareLine | undefined;
  readonly onClose: () => void;
  readonly onDone: (line: ShareLine) => void;
}

const looksFirst = shareRoles.toReversed();

/** What a link gives, to whom, and until when. */
export function WriteLink({ map, line, onClose, onDone }: WriteLinkProps) {
  const { t } = useWords();
  const now = useNow();
  const [draft, write] = useState<LinkDraft>(() => (line ? draftOf(line, Date.now()) : newDraft));
  const [asked, ask] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  const keep = useKeepLink(map, line, onDone);
  const set = (part: Partial<LinkDraft>) => write({ ...draft, ...part });
  const send = () => {
    const time = Date.now();
    ask(asked + 1);
    if (Object.keys(faultsOf(draft, time)).length === 0) keep.mutate(termsOf(draft, time));
  };
  // What has to be put right may be out of sight.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[data-invalid] :is(input, textarea)")?.focus();
  }, [asked]);
  const part = { draft, set, faults: asked > 0 ? faultsOf(draft, now) : {} };
  const isForLooking = draft.role === "viewer";
  return (
    <div ref={form} className={styles.form}>
      <Form onSubmit={send}>
        <RadioGroup<ShareRole>
          label={t("sharing:links.form.role")}
          choices={looksFirst.map((id) => ({
            id,
            name: t(`sharing:links.role.${id}`),
            text: t(`sharing:links.may.${id}`),
          }))}
          value={draft.role}
          onChange={(role) => set({ role })}
        />
        {isForLooking && <LaneFields {...part} />}
        <Switch
          label={t("sharing:links.form.numbers")}
          isOn={draft.numbers}
          onChange={(numbers) => set({ numbers })}
        />
        <PasswordFields {...part} hasPassword={line?.hasPassword ?? false} />
        <EndFields {...part} now={now} expires={line && !isOver(line, now) ? line.expires : null} />
        {isForLooking && <FrameFields {...part} />}
        {isWideOpen(willBe(draft, now)) && (
          <Banner
            kind="hint"
            title={t("sharing:links.form.wideOpen")}
            text={t("sharing:links.form.wideOpenText")}
          />
        )}
        {keep.error && <Banner title={linkProblem(t, keep.error)} />}
        <div className={styles.actions}>
          <DialogActions>
            <Button onPress={onClose}>{t("common:cancel")}</Button>
            <Button type="submit" look="ink" isPending={keep.isPending}>
              {t(line ? "sharing:links.form.keep" : "sharing:links.form.make")}
            </Button>
          </DialogActions>
        </div>
      </Form>
    </div>
  );
}
