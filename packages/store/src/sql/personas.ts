import type { EpochMs, PersonaDetails, PersonaId, WorkspaceId } from "@itinera/core";
import type { LibraryPersona, Personas } from "../personas.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

const columns = ["id", "name", "fields", "created", "updated"] as const;

type Row = Pick<Tables["persona"], (typeof columns)[number]>;

const personaOf = ({ fields, ...row }: Row): LibraryPersona => ({
  ...row,
  // Written by `save` alone, hence true to its type.
  fields: JSON.parse(fields) as Partial<PersonaDetails>,
});

export function personasIn({ db, now }: Database): Personas {
  const there = (workspace: WorkspaceId) =>
    db
      .selectFrom("persona")
      .select(columns)
      .where("workspace", "=", workspace)
      .where("binned", "is", null)
      .orderBy("name")
      .orderBy("id");

  const setBinned = async (workspace: WorkspaceId, id: PersonaId, binned: EpochMs | null) => {
    const { numUpdatedRows } = await db
      .updateTable("persona")
      .set({ binned })
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .where("binned", binned === null ? "is not" : "is", null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };

  return {
    list: async (workspace) => (await there(workspace).execute()).map(personaOf),

    async get(workspace, id) {
      const row = await there(workspace).where("id", "=", id).executeTakeFirst();
      return row && personaOf(row);
    },

    async save(workspace, { id, name, fields }) {
      const at = now();
      const values = {
        name,
        fields: JSON.stringify(fields),
        picture: fields.picture?.asset ?? null,
        updated: at,
        binned: null,
      };
      const row = await db
        .insertInto("persona")
        .values({ workspace, id, created: at, ...values })
        .onConflict((conflict) => conflict.columns(["workspace", "id"]).doUpdateSet(values))
        .returning(columns)
        .executeTakeFirstOrThrow();
      return personaOf(row);
    },

    bin: async (workspace, id) => ((await setBinned(workspace, id, now())) ? "binned" : "gone"),
    restore: async (workspace, id) => ((await setBinned(workspace, id, null)) ? "restored" : "gone"),

    async removeBinnedBefore(workspace, time) {
      await db.deleteFrom("persona").where("workspace", "=", workspace).where("binned", "<", time).execute();
    },
  };
}
