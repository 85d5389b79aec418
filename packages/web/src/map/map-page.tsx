import { mapIdSchema } from "@itinera/core";
import { useParams } from "@tanstack/react-router";
import { NotFound } from "../app/not-found.tsx";
import { OpenMap } from "./open-map.tsx";

/** `/map/:id` */
export function MapPage() {
  const { id } = useParams({ from: "/map/$id" });
  const parsed = mapIdSchema.safeParse(id);
  return parsed.success ? <OpenMap key={parsed.data} id={parsed.data} /> : <NotFound />;
}
