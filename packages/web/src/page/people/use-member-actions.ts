import type { WorkspaceRole } from "@itinera/core";
import type { MemberLine } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { membersQuery, meQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";
import { nameOf } from "../../people/person-words.tsx";

interface Given {
  readonly member: MemberLine;
  readonly role: WorkspaceRole;
}

/** What can be done to the members of a workspace. A change of role is undone by the toast that tells of it. */
export function useMemberActions() {
  const { t } = useWords();
  const queries = useQueryClient();
  const refresh = async () => {
    await Promise.all([membersQuery, meQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
  const onError = (error: Error) => tell(problemText(t, error));

  const give = {
    mutationFn: ({ member, role }: Given) => client.setMemberRole(member.account, role),
    onError,
    onSettled: refresh,
  };
  const putBack = useMutation(give);
  const setRole = useMutation({
    ...give,
    onSuccess: (_, { member, role }) =>
      tell(t("people:role-changed", { name: nameOf(t, member), role: t(`people:role.${role}`) }), {
        key: `role ${member.account}`,
        action: { name: t("common:undo"), perform: () => putBack.mutate({ member, role: member.role }) },
      }),
  });

  const remove = useMutation({
    mutationFn: ({ account }: MemberLine) => client.removeMember(account),
    onSuccess: (_, member) => tell(t("people:remove.done", { name: nameOf(t, member) })),
    onError,
    onSettled: refresh,
  });

  return { setRole, remove };
}
