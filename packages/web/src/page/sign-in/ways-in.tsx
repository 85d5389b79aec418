import { useWords } from "../../app/language.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { PasswordStep } from "./password-step.tsx";
import { ProviderLink } from "./provider-link.tsx";
import styles from "./sign-in.module.css";
import type { Ways } from "./ways.ts";

interface WaysInProps {
  readonly ways: Ways;
  readonly back: string | undefined;
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onIn: () => void;
  /** A second step follows. */
  readonly onCode: () => void;
}

/** By a password, by a provider's word, or by either. */
export function WaysIn({ ways, back, onIn, onCode, email, onEmail }: WaysInProps) {
  const { t } = useWords();
  const { byPassword, mail, provider } = ways;
  if (!byPassword && provider !== null)
    return (
      <>
        <ProviderLink name={provider} back={back} look="ink" />
        <p className={styles.note}>{t("account:provider.orLink")}</p>
      </>
    );
  return (
    <>
      <PasswordStep email={email} onEmail={onEmail} onIn={onIn} onCode={onCode} />
      {mail ? (
        <div className={styles.ways}>
          <ButtonLink to="/sign-in" search={{ back, step: "forgotten" }} look="text">
            {t("account:forgotten.open")}
          </ButtonLink>
        </div>
      ) : (
        <p className={styles.note}>{t("account:signIn.forgotten")}</p>
      )}
      {provider !== null && (
        <>
          <p className={styles.or}>{t("account:provider.or")}</p>
          <ProviderLink name={provider} back={back} />
        </>
      )}
    </>
  );
}
