import type { MapId } from "@itinera/core";
import { useEffect, useState } from "react";
import { NotFound } from "../app/not-found.tsx";
import { useWords } from "../app/language.tsx";
import { openRoom, type RoomOpening } from "../room/room-client.ts";
import { MapDesk } from "./map-desk.tsx";
import { OpeningMap } from "./opening-map.tsx";
import { TooOldPage } from "./too-old-page.tsx";

const roomUrl = (id: MapId) =>
  `${location.origin.replace(/^http/, "ws")}/v1/maps/${encodeURIComponent(id)}/room`;

interface OpenMapProps {
  readonly id: MapId;
}

/** Joins the map's room, and leaves it when the page is left. */
export function OpenMap({ id }: OpenMapProps) {
  const { t } = useWords();
  const [opening, show] = useState<RoomOpening>();

  useEffect(() => {
    const leaving = new AbortController();
    let joined: RoomOpening | undefined;
    void openRoom({ url: roomUrl(id), map: id, signal: leaving.signal }).then((next) => {
      joined = next;
      show(next);
    });
    return () => {
      leaving.abort();
      if (joined?.kind === "open") joined.room.close();
    };
  }, [id]);

  if (!opening) return <OpeningMap label={t("map:opening")} late={t("map:openingLate")} />;
  if (opening.kind === "open") return <MapDesk id={id} room={opening.room} />;
  return opening.code === "gone" ? <NotFound /> : <TooOldPage />;
}
