import { useWords } from "../../app/language.tsx";
import { Shell } from "../../app/shell.tsx";
import { useOwnAccount } from "../../app/use-own-account.ts";
import { EmailPart } from "./email-part.tsx";
import { FirstPasswordPart } from "./first-password-part.tsx";
import { isNoAddress } from "./first-owner.ts";
import { KeysPart } from "./keys-part.tsx";
import { NamePart } from "./name-part.tsx";
import { PasswordPart } from "./password-part.tsx";
import { ProviderPart } from "./provider-part.tsx";
import { SecondStepPart } from "./second-step-part.tsx";
import { SessionsPart } from "./sessions-part.tsx";

/** What somebody keeps of themselves: name, address, password, second step, the browsers they are signed in with, keys. */
export function AccountPage() {
  const { t } = useWords();
  const me = useOwnAccount();
  const account = me?.account;
  const isFirstOwner = account && isNoAddress(account.email) && !account.hasPassword;
  return (
    <Shell title={t("account:title")} lead={t("account:lead")}>
      {account && (
        <>
          {isFirstOwner && <FirstPasswordPart />}
          <NamePart name={account.name} />
          {!isFirstOwner && (
            <>
              <EmailPart account={account} />
              <PasswordPart account={account} />
            </>
          )}
          {me.provider !== null && <ProviderPart name={me.provider} />}
          <SecondStepPart account={account} />
          <SessionsPart />
          <KeysPart />
        </>
      )}
    </Shell>
  );
}
