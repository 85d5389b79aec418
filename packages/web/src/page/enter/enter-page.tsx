import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { meQuery } from "../../api/queries.ts";
import { beginAnew } from "../../app/begin-anew.ts";
import { useWords } from "../../app/language.tsx";
import { Plate } from "../plate/plate.tsx";
import { Invitation } from "./invitation.tsx";
import { NewPassword } from "./new-password.tsx";
import { openedLinkQuery } from "./opened-link.ts";
import { RefusedLink } from "./refused-link.tsx";
import { dropTicket, takeTicket } from "./ticket-here.ts";

/** What a link opens that the server made: signing in, an invitation, a new password. */
export function EnterPage() {
  const { hash } = useRouterState({ select: ({ location }) => location });
  const navigate = useNavigate();
  const [token, keep] = useState<string>();
  useEffect(() => {
    keep(takeTicket() ?? "");
    // Whoever looks over a shoulder, or at the history, finds nothing.
    if (hash !== "") void navigate({ to: "/enter", hash: "", replace: true });
  }, [hash, navigate]);
  return token === undefined ? null : <OpenedLink key={token} token={token} />;
}

interface OpenedLinkProps {
  /** "": there is none. */
  readonly token: string;
}

function OpenedLink({ token }: OpenedLinkProps) {
  const { t } = useWords();
  const { data: opened, error } = useQuery(openedLinkQuery(token));
  const me = useQuery(meQuery).data;
  const isIn = opened?.kind === "in";
  useEffect(() => {
    if (!isIn) return;
    dropTicket();
    beginAnew();
  }, [isIn]);

  if (error) return <RefusedLink error={error} me={me} />;
  if (opened?.kind === "reset-password") return <NewPassword token={token} email={opened.email} />;
  if (opened?.kind === "invitation" && me) return <Invitation token={token} invitation={opened} me={me} />;
  return <Plate title={t("account:enter.opening")} />;
}
