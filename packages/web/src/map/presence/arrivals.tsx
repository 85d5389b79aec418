import { useEffect, useRef, useState } from "react";
import { useWords } from "../../app/language.tsx";
import { useHands } from "../editor/desk.ts";
import { usePeople, type SomebodyElse } from "./people.ts";

/** A connection that is lost for a moment is nobody's leave, ms. */
const settleMs = 1_500;

const namesOf = (people: readonly SomebodyElse[]) =>
  [...new Map(people.map(({ person, name }) => [person, name]))].toSorted();

/** Who comes and goes is read aloud when nothing else is; cursors are not. */
export function Arrivals() {
  const { room } = useHands();
  const { t, format } = useWords();
  const people = usePeople(namesOf);
  const known = useRef<ReadonlyMap<string, string>>(new Map());
  const [said, say] = useState("");

  useEffect(() => {
    const timer = setTimeout(() => {
      if (room.now().state === "offline") return;
      const now = new Map(people);
      const names = (from: ReadonlyMap<string, string>, without: ReadonlyMap<string, string>) =>
        [...from].filter(([person]) => !without.has(person)).map(([, name]) => name);
      const came = names(now, known.current);
      const left = names(known.current, now);
      known.current = now;
      const parts = [
        ...(came.length > 0 ? [t("room:people.came", { name: format.list(came), count: came.length })] : []),
        ...(left.length > 0 ? [t("room:people.left", { name: format.list(left), count: left.length })] : []),
      ];
      if (parts.length > 0) say(parts.join(" "));
    }, settleMs);
    return () => clearTimeout(timer);
  }, [room, people, t, format]);

  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
