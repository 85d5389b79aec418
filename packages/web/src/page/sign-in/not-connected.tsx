import { useRouter } from "@tanstack/react-router";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Plate } from "../plate/plate.tsx";

interface NotConnectedProps {
  readonly problem: string;
  readonly account: { readonly name: string; readonly email: string };
  readonly back: string | undefined;
}

/** Signed in, and the provider did not confirm it: nothing is lost. */
export function NotConnected({ problem, account, back }: NotConnectedProps) {
  const { t } = useWords();
  const router = useRouter();
  return (
    <Plate title={t("account:provider.failed")} lead={<p>{t("account:provider.still", account)}</p>}>
      <Banner title={problem} />
      <div>
        <Button look="ink" size="big" autoFocus onPress={() => router.history.replace(back ?? "/")}>
          {t("account:provider.goOn")}
        </Button>
      </div>
    </Plate>
  );
}
