import type { MapId, PersonaId } from "@itinera/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { isAway } from "../api/is-away.ts";
import { mapsQuery, meQuery } from "../api/queries.ts";
import { accountHere } from "../app/account-here.ts";
import { mapsHereQuery } from "../app/maps-here-query.ts";
import { useWords } from "../app/language.tsx";
import { useStayHere } from "../app/stay-here.ts";
import { openMapStore } from "../room/browser-map-store.ts";
import { openRoom, type RoomOpening } from "../room/open-room.ts";
import type { RoomClient } from "../room/room-client.ts";
import { tabsOf } from "../room/tabs.ts";
import { awaitHyphenation } from "./editor/hyphenation.ts";
import { LostAccessPage } from "./lost-access-page.tsx";
import { MapDesk } from "./map-desk.tsx";
import { NoMapPage } from "./no-map-page.tsx";
import { PersonaPage } from "./persona/lazy-persona-page.tsx";
import { OpeningMap } from "./opening-map.tsx";
import { TooOldPage } from "./too-old-page.tsx";
import { useDoor } from "./use-door.ts";

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
  const isCutOff = maps.data === undefined && isAway(maps.failureReason);
  const here = useQuery({ ...mapsHereQuery(useQueryClient()), enabled: isCutOff });
  const isListed = (maps.data ?? (isCutOff ? here.data : undefined))?.some((one) => one.id === id) ?? false;
  // Whoever is in the room hears of it there when the map is closed to them: what they wrote must not go with it.
  const [isIn, enter] = useState(false);
  if (isListed || isIn) return <JoinedMap id={id} persona={persona} onEnter={enter} />;
  if (maps.isFetchedAfterMount && maps.isSuccess && !maps.isFetching) return <NoMapPage />;
  return <OpeningMap label={t("map:opening")} late={t("map:openingLate")} />;
}

interface JoinedMapProps extends OpenMapProps {
  readonly onEnter: (isIn: boolean) => void;
}

/** Joins the map's room, and leaves it when the page is left. */
function JoinedMap({ id, persona, onEnter }: JoinedMapProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [opening, show] = useState<RoomOpening>();

  useEffect(() => {
    const leaving = new AbortController();
    let joined: RoomOpening | undefined;
    const join = async () => {
      const store = await openMapStore(id, await accountHere(queries));
      const { signal } = leaving;
      joined = await openRoom({
        url: roomUrl(id),
        map: id,
        store,
        tabs: tabsOf(id),
        signal,
        // A socket does not say why it is refused: the session may have ended.
        onTrouble: () =>
          void queries.invalidateQueries({ queryKey: meQuery.queryKey }, { cancelRefetch: false }),
      });
      if (joined.kind === "open") await awaitHyphenation(joined.room.now().map.lang);
      if (leaving.signal.aborted) return;
      onEnter(joined.kind === "open");
      show(joined);
    };
    void join();
    return () => {
      leaving.abort();
      if (joined?.kind === "open") joined.room.close();
    };
  }, [id, onEnter, queries]);

  if (!opening) return <OpeningMap label={t("map:opening")} late={t("map:openingLate")} />;
  if (opening.kind === "open") return <OpenRoom id={id} persona={persona} room={opening.room} />;
  switch (opening.code) {
    case "gone":
      return <NoMapPage />;
    case "revoked":
      return <LostAccessPage aside={[]} />;
    default:
      return <TooOldPage />;
  }
}

interface OpenRoomProps extends OpenMapProps {
  readonly room: RoomClient;
}

function OpenRoom({ id, persona, room }: OpenRoomProps) {
  const state = useSyncExternalStore(room.subscribe, () => room.now().state);
  // As long as there is a connection, the room itself says when the map is closed to this person.
  useStayHere(state !== "offline");
  if (useDoor(id, room) === "shut") return <LostAccessPage aside={room.now().aside} />;
  return persona ? <PersonaPage room={room} id={persona} /> : <MapDesk id={id} room={room} />;
}
