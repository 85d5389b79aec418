import type { MemberLine } from "@itinera/protocol";
import type { ReactNode } from "react";
import { useWords, type Words } from "../app/language.tsx";
import { useMe } from "../app/use-me.ts";
import styles from "./person-words.module.css";

interface PersonWordsProps {
  readonly member: Pick<MemberLine, "account" | "name" | "email" | "isSuspended">;
  /** Behind the address. */
  readonly aside?: ReactNode;
}

/** What stands for somebody who has not said their name yet. */
export const nameOf = (t: Words["t"], { name, email }: Pick<MemberLine, "name" | "email">): string =>
  name || email || t("people:members.nameless");

export function useIsMe(): (member: Pick<MemberLine, "account">) => boolean {
  const me = useMe();
  return ({ account }) => me?.kind === "account" && me.account.id === account;
}

/** Who somebody is. */
export function PersonWords({ member, aside }: PersonWordsProps) {
  const { t } = useWords();
  const isMe = useIsMe();
  const { name, email, isSuspended } = member;
  return (
    <span className={styles.words}>
      <span className={styles.name}>
        {nameOf(t, member)}
        {isMe(member) && <span className={styles.you}>{t("people:members.you")}</span>}
        {isSuspended && <span className={styles.suspended}>{t("people:members.suspended")}</span>}
      </span>
      <span className={styles.more}>
        {name !== "" && email !== "" && <span>{email}</span>}
        {aside}
      </span>
    </span>
  );
}
