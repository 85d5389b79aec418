import { ExternalLink } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../../map/editor/desk.ts";
import styles from "./frame-foot.module.css";

interface FrameFootProps {
  readonly token: string;
  readonly name: string;
  /** The server stopped answering; when it last did, ms since 1970. */
  readonly asOf: number | undefined;
}

/** Under a map in another page: what it is called, and the way to its own page. */
export function FrameFoot({ token, name, asOf }: FrameFootProps) {
  const { t, lang } = useWords();
  const { map } = useReadMap();
  return (
    <footer className={styles.foot}>
      <h1 className={styles.name} lang={map.name === "" ? undefined : map.lang}>
        {name}
      </h1>
      <span role="status" className={styles.away}>
        {asOf !== undefined &&
          t("sharing:visitor.asOf", {
            time: new Intl.DateTimeFormat(lang, { timeStyle: "short" }).format(asOf),
          })}
      </span>
      <a
        className={styles.open}
        href={`/s/${token}`}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t("sharing:visitor.openNew", { name })}
      >
        {t("sharing:visitor.open")}
        <ExternalLink aria-hidden />
      </a>
    </footer>
  );
}
