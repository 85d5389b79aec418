import { mapIdSchema, personaIdSchema } from "@itinera/core";
import { useParams } from "@tanstack/react-router";
import { NotFound } from "../app/not-found.tsx";
import { OpenMap } from "./open-map.tsx";

/** `/map/:id` and `/map/:id/persona/:persona`: two pages in one room. */
export function MapPage() {
  const { id } = useParams({ from: "/map/$id" });
  const { persona } = useParams({ strict: false });
  const parsed = mapIdSchema.safeParse(id);
  return parsed.success ? (
    <OpenMap key={parsed.data} id={parsed.data} persona={personaIdSchema.safeParse(persona).data} />
  ) : (
    <NotFound />
  );
}
