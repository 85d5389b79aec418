import type { WorkspaceRole } from "@itinera/core";
import type { Words } from "../app/language.tsx";
import type { Choice } from "../parts/choice.ts";

/** Roles with what each of them means. */
export const roleChoices = <Role extends WorkspaceRole | "none">(
  t: Words["t"],
  roles: readonly Role[],
): readonly Choice<Role>[] =>
  roles.map((id) => {
    const word = (of: "role" | "may", role: string) => t(`people:${of}.${role}`);
    return { id, name: word("role", id), text: word("may", id) };
  });
