import { useWords } from "../../app/language.tsx";
import { useSignOut } from "../../app/use-sign-out.tsx";
import { Button } from "../../parts/button.tsx";
import { Plate } from "../plate/plate.tsx";

interface NoWorkspaceProps {
  readonly account: { readonly name: string; readonly email: string };
}

/** Signed in, and nothing to see: somebody has taken them out of the last workspace that they were in. */
export function NoWorkspace({ account }: NoWorkspaceProps) {
  const { t } = useWords();
  const { signOut, question } = useSignOut();
  return (
    <Plate title={t("account:noWorkspace.title")} lead={<p>{t("account:noWorkspace.text", account)}</p>}>
      <div>
        <Button look="ink" size="big" onPress={signOut}>
          {t("account:signOut.do")}
        </Button>
      </div>
      {question}
    </Plate>
  );
}
