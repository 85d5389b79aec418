import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { useSignOut } from "../../app/use-sign-out.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import styles from "./enter.module.css";
import { useJoin } from "./use-join.ts";

interface JoinAsSelfProps {
  readonly token: string;
  /** For this address alone. */
  readonly email: string | null;
  readonly account: { readonly name: string; readonly email: string };
}

/** For somebody who is signed in: with this account, or with another. */
export function JoinAsSelf({ token, email, account }: JoinAsSelfProps) {
  const { t } = useWords();
  const join = useJoin(token);
  const { signOut, question } = useSignOut("/enter");
  const isForOther = email !== null && email !== account.email;
  return (
    <>
      {isForOther && (
        <Banner
          kind="hint"
          title={t("account:invitation.forOther", { email })}
          text={t("account:invitation.youAre", { name: account.name, email: account.email })}
        />
      )}
      {join.error && <Banner title={problemText(t, join.error)} />}
      <div className={styles.ways}>
        {!isForOther && (
          <Button
            look="ink"
            size="big"
            onPress={() => join.mutate({})}
            isPending={join.isPending || join.isSuccess}
          >
            {t("account:invitation.joinAs", { name: account.name })}
          </Button>
        )}
        <Button look={isForOther ? "ink" : "line"} size="big" onPress={signOut}>
          {t("account:invitation.otherAccount")}
        </Button>
      </div>
      {question}
    </>
  );
}
