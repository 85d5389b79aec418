import { useEffect, useState } from "react";
import { ProgressRoute } from "../parts/progress-route.tsx";
import styles from "./opening-map.module.css";

/** A map that opens faster than this shows nothing in between, ms. */
const patience = 300;

interface OpeningMapProps {
  readonly label: string;
}

/** Until the map is here. */
export function OpeningMap({ label }: OpeningMapProps) {
  const [isLong, wait] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => wait(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.page} tabIndex={-1}>
      {isLong && (
        <div className={styles.progress}>
          <p>{label}</p>
          <ProgressRoute label={label} />
        </div>
      )}
    </main>
  );
}
