import type { WorkspaceRole } from "@itinera/core";
import type { Words } from "../app/language.tsx";
import type { Choice } from "../parts/choice.ts";

/** Roles with what each of them means: in a workspace or a project, or on one map. */
export const roleChoices = <Role extends WorkspaceRole | "none">(
  t: Words["t"],
  roles: readonly Role[],
  where: "workspace" | "project" | "map" = "workspace",
): readonly Choice<Role>[] =>
  roles.map((id) => {
    const word = (of: "role" | "may", role: string) => t(`people:${of}.${role}`);
    return {
      id,
      name: word("role", id),
      text: where === "map" && id === "editor" ? t("sharing:may.editor") : word("may", id),
    };
  });
