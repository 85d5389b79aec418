import type { MapId } from "@itinera/core";
import { CompareView } from "../compare/compare-view.tsx";
import { PhoneBar } from "./phone-bar.tsx";
import styles from "./phone-map.module.css";

interface PhoneCompareProps {
  readonly beside: MapId;
}

/** On a small screen: the two maps above, the list of differences below. */
export function PhoneCompare({ beside }: PhoneCompareProps) {
  return (
    <div className={styles.form}>
      <PhoneBar stage={undefined} />
      <main className={styles.formMain} tabIndex={-1}>
        <CompareView beside={beside} />
      </main>
    </div>
  );
}
