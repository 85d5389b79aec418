import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { meQuery } from "../../api/queries.ts";
import { beginAnew } from "../../app/begin-anew.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Plate } from "../plate/plate.tsx";
import { Forgotten } from "./forgotten.tsx";
import { NoPasswordYet } from "./no-password-yet.tsx";
import { NoWorkspace } from "./no-workspace.tsx";
import { NotConnected } from "./not-connected.tsx";
import { problemOfProvider } from "./problem-of-provider.ts";
import { startPath } from "./provider-link.tsx";
import { SecondStep } from "./second-step.tsx";
import { useProblem } from "./use-problem.ts";
import { waysFor } from "./ways.ts";
import { WaysIn } from "./ways-in.tsx";

/** Where somebody signs in who is to come back to what they wanted to see. */
export function SignInPage() {
  const { t } = useWords();
  const { back, step } = useSearch({ from: "/sign-in" });
  const problem = useProblem();
  const { data: me, error } = useQuery(meQuery);
  const [email, setEmail] = useState("");
  const router = useRouter();
  const navigate = useNavigate();
  const account = me?.kind === "account" ? me.account : undefined;
  const isDone = account !== undefined && problem === undefined;
  useEffect(() => {
    if (isDone) router.history.replace(back ?? "/");
  }, [isDone, router, back]);

  if (isDone) return null;
  const said = problem === undefined ? undefined : problemOfProvider(t, problem);
  if (account && said) return <NotConnected problem={said} account={account} back={back} />;
  const ways = waysFor(me);
  if (me?.kind === "nobody" && me.account) return <NoWorkspace account={me.account} problem={said} />;
  if (ways && !ways.byPassword && ways.provider === null) return <NoPasswordYet />;
  // Now that they have shown whose account it is, the provider is asked again, which is then enough.
  const onIn = () => (problem === "oidc.unproven" ? location.assign(startPath(back)) : beginAnew(back));
  const turn = (next?: "second") => void navigate({ to: "/sign-in", search: { back, step: next } });
  if (step === "second") return <SecondStep onIn={onIn} onBack={() => turn()} />;
  if (step === "forgotten" && ways?.mail && ways.byPassword)
    return <Forgotten ways={ways} email={email} onEmail={setEmail} back={back} />;
  return (
    <Plate title={t("account:signIn.title")} lead={back && !said && <p>{t("account:signIn.toGoOn")}</p>}>
      {said && <Banner title={said} />}
      {error && !me && <Banner title={problemText(t, error)} />}
      {ways && (
        <WaysIn
          ways={ways}
          back={back}
          email={email}
          onEmail={setEmail}
          onIn={onIn}
          onCode={() => turn("second")}
        />
      )}
    </Plate>
  );
}
