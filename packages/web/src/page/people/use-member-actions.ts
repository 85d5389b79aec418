import type { WorkspaceRole } from "@itinera/core";
import type { MemberLine } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { membersQuery, meQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";
import { nameOf } from "../../people/person-words.tsx";

/** What can be done to the members of a workspace. */
export function useMemberActions() {
  const { t } = useWords();
  const queries = useQueryClient();
  const refresh = async () => {
    await Promise.all([membersQuery, meQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
  const onError = (error: Error) => tell(problemText(t, error));

  const setRole = useMutation({
    mutationFn: ({ member, role }: { readonly member: MemberLine; readonly role: WorkspaceRole }) =>
      client.setMemberRole(member.account, role),
    onSuccess: (_, { member, role }) =>
      tell(t("people:role-changed", { name: nameOf(t, member), role: t(`people:role.${role}`) }), {
        key: `role ${member.account}`,
        ...(role !== member.role && {
          action: {
            name: t("common:undo"),
            perform: () => setRole.mutate({ member: { ...member, role }, role: member.role }),
          },
        }),
      }),
    onError,
    onSettled: refresh,
  });

  const remove = useMutation({
    mutationFn: ({ account }: MemberLine) => client.removeMember(account),
    onSuccess: (_, member) => tell(t("people:remove.done", { name: nameOf(t, member) })),
    onError,
    onSettled: refresh,
  });

  return { setRole, remove };
}
