import { useEffect, useState } from "react";
import { ProgressRoute } from "../parts/progress-route.tsx";
import styles from "./opening-map.module.css";

/** A map that opens faster than this shows nothing in between; one that takes longer has a reason. In ms. */
const patience = 300;
const lateness = 5_000;

interface OpeningMapProps {
  readonly label: string;
  /** Said when it takes so long that the server must be away. */
  readonly late: string;
}

/** Until the map is here. */
export function OpeningMap({ label, late }: OpeningMapProps) {
  const [waited, wait] = useState<"short" | "long" | "late">("short");
  useEffect(() => {
    const timers = [setTimeout(() => wait("long"), patience), setTimeout(() => wait("late"), lateness)];
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <main className={styles.page} tabIndex={-1}>
      {waited !== "short" && (
        <div className={styles.progress}>
          <p role="status">{waited === "late" ? late : label}</p>
          <ProgressRoute label={label} />
        </div>
      )}
    </main>
  );
}
