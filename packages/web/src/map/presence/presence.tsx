import { Arrivals } from "./arrivals.tsx";
import { FollowFrame } from "./follow-frame.tsx";
import { useLostWords } from "./use-lost-words.ts";
import { useSharePresence } from "./use-share-presence.ts";

/** Being on a map together: tells of oneself, and of those who come and go. */
export function Presence() {
  useSharePresence();
  useLostWords();
  return (
    <>
      <Arrivals />
      <FollowFrame />
    </>
  );
}
