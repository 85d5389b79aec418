import type { MapId, PersonaId } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { mapsQuery } from "../api/queries.ts";
import { NotFound } from "../app/not-found.tsx";
import { useWords } from "../app/language.tsx";
import { mapsHere, openMapStore } from "../room/browser-map-store.ts";
import { openRoom, type RoomOpening } from "../room/open-room.ts";
import { tabsOf } from "../room/tabs.ts";
import { awaitHyphenation } from "./editor/hyphenation.ts";
import { MapDesk } from "./map-desk.tsx";
import { PersonaPage } from "./persona/lazy-persona-page.tsx";
import { OpeningMap } from "./opening-map.tsx";
import { TooOldPage } from "./too-old-page.tsx";

const roomUrl = (id: MapId) =>
  `${location.origin.replace(/^http/, "ws")}/v1/maps/${encodeURIComponent(id)}/room`;

/** Pause before a server that did not answer is asked again, ms. */
const askAgain = 2_000;

interface OpenMapProps {
  readonly id: MapId;
  /** Its sheet is shown instead of the map. */
  readonly persona: PersonaId | undefined;
}

/**
 * Looks whether there is such a map, then opens it. The list may be older than the map: it is asked anew.
 * Without a server, a map that lies on this computer is opened from here.
 */
export function OpenMap({ id, persona }: OpenMapProps) {
  const { t } = useWords();
  const maps = useQuery({
    ...mapsQuery,
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.status === "error" ? askAgain : false),
  });
  const isAway = maps.data === undefined && maps.failureCount > 0;
  const here = useQuery({ queryKey: ["maps-here"], queryFn: mapsHere, enabled: isAway });
  const isListed = (maps.data ?? (isAway ? here.data : undefined))?.some((one) => one.id === id) ?? false;
  if (isListed) return <JoinedMap id={id} persona={persona} />;
  if (maps.isFetchedAfterMount && maps.isSuccess && !maps.isFetching) return <NotFound />;
  return <OpeningMap label={t("map:opening")} late={t("map:openingLate")} />;
}

/** Joins the map's room, and leaves it when the page is left. */
function JoinedMap({ id, persona }: OpenMapProps) {
  const { t } = useWords();
  const [opening, show] = useState<RoomOpening>();

  useEffect(() => {
    const leaving = new AbortController();
    let joined: RoomOpening | undefined;
    const join = async () => {
      const store = await openMapStore(id);
      const { signal } = leaving;
      joined = await openRoom({ url: roomUrl(id), map: id, store, tabs: tabsOf(id), signal });
      if (joined.kind === "open") await awaitHyphenation(joined.room.now().map.lang);
      if (!leaving.signal.aborted) show(joined);
    };
    void join();
    return () => {
      leaving.abort();
      if (joined?.kind === "open") joined.room.close();
    };
  }, [id]);

  if (!opening) return <OpeningMap label={t("map:opening")} late={t("map:openingLate")} />;
  if (opening.kind === "open" && persona) return <PersonaPage room={opening.room} id={persona} />;
  if (opening.kind === "open") return <MapDesk id={id} room={opening.room} />;
  return opening.code === "gone" ? <NotFound /> : <TooOldPage />;
}
