import { useWords } from "../../app/language.tsx";
import { useSignOut } from "../../app/use-sign-out.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Plate } from "../plate/plate.tsx";

interface NoWorkspaceProps {
  readonly account: { readonly name: string; readonly email: string };
  /** What went wrong when they last tried to come in. */
  readonly problem?: string | undefined;
}

/** Signed in, and nothing to see: somebody has taken them out of the last workspace that they were in. */
export function NoWorkspace({ account, problem }: NoWorkspaceProps) {
  const { t } = useWords();
  const { signOut, question } = useSignOut();
  return (
    <Plate title={t("account:noWorkspace.title")} lead={<p>{t("account:noWorkspace.text", account)}</p>}>
      {problem && <Banner title={problem} />}
      <div>
        <Button look="ink" size="big" onPress={signOut}>
          {t("account:signOut.do")}
        </Button>
      </div>
      {question}
    </Plate>
  );
}
