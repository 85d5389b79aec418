import { ProblemError, type Me } from "@itinera/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isAway } from "../../api/is-away.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Plate } from "../plate/plate.tsx";
import { dropTicket } from "./ticket-here.ts";

interface RefusedLinkProps {
  readonly error: Error;
  readonly me: Me | undefined;
}

const reasons = ["gone", "used", "expired", "none"] as const;

const reasonOf = (error: Error) =>
  error instanceof ProblemError
    ? reasons.find((reason) => error.problem.code === `ticket.${reason}`)
    : undefined;

/** Why a link opens nothing, and how to go on. */
export function RefusedLink({ error, me }: RefusedLinkProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const reason = reasonOf(error);
  useEffect(() => {
    if (reason !== undefined) dropTicket();
  }, [reason]);

  if (reason === undefined)
    return (
      <Plate
        title={t(isAway(error) ? "account:enter.away" : "account:enter.failed")}
        lead={<p>{problemText(t, error)}</p>}
      >
        <div>
          <Button look="ink" size="big" onPress={() => void queries.invalidateQueries()}>
            {t("common:tryAgain")}
          </Button>
        </div>
      </Plate>
    );
  return (
    <Plate title={t(`account:enter.refused.${reason}`)} lead={<p>{t(`account:enter.why.${reason}`)}</p>}>
      <div>
        {me?.kind === "account" ? (
          <ButtonLink to="/" look="ink" size="big">
            {t("account:enter.toMaps")}
          </ButtonLink>
        ) : (
          <ButtonLink to="/sign-in" look="ink" size="big">
            {t("account:enter.toSignIn")}
          </ButtonLink>
        )}
      </div>
    </Plate>
  );
}
