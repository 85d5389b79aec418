import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { meQuery } from "../../api/queries.ts";
import { beginAnew } from "../../app/begin-anew.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Plate } from "../plate/plate.tsx";
import { NoPasswordYet } from "./no-password-yet.tsx";
import { NoWorkspace } from "./no-workspace.tsx";
import { PasswordStep } from "./password-step.tsx";
import { SecondStep } from "./second-step.tsx";

/** Where somebody signs in who is to come back to what they wanted to see. */
export function SignInPage() {
  const { t } = useWords();
  const { back } = useSearch({ from: "/sign-in" });
  const { data: me, error } = useQuery(meQuery);
  const [step, turn] = useState<"password" | "code">("password");
  const router = useRouter();
  const isIn = me?.kind === "account";
  useEffect(() => {
    if (isIn) router.history.replace(back ?? "/");
  }, [isIn, router, back]);

  if (isIn) return null;
  if (me?.kind === "nobody") {
    if (me.account) return <NoWorkspace account={me.account} />;
    if (!me.byPassword) return <NoPasswordYet />;
  }
  if (step === "code") return <SecondStep onIn={() => beginAnew(back)} onBack={() => turn("password")} />;
  return (
    <Plate title={t("account:signIn.title")} lead={back && <p>{t("account:signIn.toGoOn")}</p>}>
      {error && !me && <Banner title={problemText(t, error)} />}
      {me && <PasswordStep onIn={() => beginAnew(back)} onCode={() => turn("code")} />}
    </Plate>
  );
}
