import type { MapId, WorkspaceRole } from "@itinera/core";
import type { InvitationLine } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { client } from "../api/client.ts";
import { problemText } from "../api/problem-text.ts";
import { invitationsQuery } from "../api/queries.ts";
import { useWords } from "../app/language.tsx";

const emailSchema = z.email().max(254);

export interface Invite<Role extends WorkspaceRole> {
  readonly email: string;
  readonly writeEmail: (email: string) => void;
  readonly role: Role;
  readonly choose: (role: Role) => void;
  /** What is wrong with the address. */
  readonly error: string | undefined;
  readonly isPending: boolean;
  readonly submit: () => void;
  /** When it is made: what is to be sent. */
  readonly made: InvitationLine | undefined;
  readonly again: () => void;
}

/** An invitation as it is written, and then the link of it. `map`: to this map alone. */
export function useInvite<Role extends WorkspaceRole>(start: Role, map?: MapId): Invite<Role> {
  const { t } = useWords();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [role, choose] = useState<Role>(start);
  const [isWrong, mark] = useState(false);
  const address = email.trim();
  const make = useMutation({
    mutationFn: () =>
      client.invite({ role, ...(address !== "" && { email: address }), ...(map !== undefined && { map }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  return {
    email,
    writeEmail(next) {
      setEmail(next);
      mark(false);
      make.reset();
    },
    role,
    choose,
    error: isWrong ? t("people:invite.notEmail") : make.error ? problemText(t, make.error) : undefined,
    isPending: make.isPending,
    submit() {
      if (address !== "" && !emailSchema.safeParse(address).success) return mark(true);
      return make.mutate();
    },
    made: make.data,
    again() {
      setEmail("");
      make.reset();
    },
  };
}
