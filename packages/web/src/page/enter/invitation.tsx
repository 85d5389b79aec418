import type { Me, OpenedTicket } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Plate } from "../plate/plate.tsx";
import { JoinAsNew } from "./join-as-new.tsx";
import { JoinAsSelf } from "./join-as-self.tsx";

type OpenedInvitation = Extract<OpenedTicket, { kind: "invitation" }>;

interface InvitationProps {
  readonly token: string;
  readonly invitation: OpenedInvitation;
  readonly me: Me;
}

/** Who invites to what, as what; then the way to take it, which depends on who has opened it. */
export function Invitation({ token, invitation, me }: InvitationProps) {
  const { t } = useWords();
  const account = me.kind === "account" || me.kind === "nobody" ? me.account : null;
  const { madeBy, workspace, map, role, email, hasAccount } = invitation;
  const place = map !== null ? "map" : workspace ? "workspace" : "here";
  const what = { name: map || (map === "" ? t("projects:unnamed") : workspace) };
  return (
    <Plate
      title={t(`account:invitation.to.${place}`, what)}
      lead={
        <p>
          {madeBy ? t("account:invitation.by", { name: madeBy }) : t("account:invitation.byNobody")}{" "}
          {t("account:invitation.as", { role: t(`people:role.${role}`) })}
        </p>
      }
    >
      {account ? (
        <JoinAsSelf token={token} email={email} account={account} />
      ) : hasAccount ? (
        <>
          <p>{t("account:invitation.hasAccount", { email })}</p>
          <div>
            <ButtonLink to="/sign-in" search={{ back: "/enter" }} look="ink" size="big">
              {t("account:invitation.signIn")}
            </ButtonLink>
          </div>
        </>
      ) : (
        <JoinAsNew token={token} email={email} />
      )}
    </Plate>
  );
}
