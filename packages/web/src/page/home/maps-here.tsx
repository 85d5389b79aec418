import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { mapsHereQuery } from "../../app/maps-here-query.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import row from "./map-row.module.css";
import folder from "./project-folder.module.css";
import styles from "./maps-here.module.css";

interface MapsHereProps {
  /** The list of the server is known from before: what lies here need not be listed. */
  readonly isListed: boolean;
}

/** The server does not answer: the maps that lie on this computer can be worked on. */
export function MapsHere({ isListed }: MapsHereProps) {
  const { t, format } = useWords();
  const now = useNow();
  const maps = useQuery(mapsHereQuery(useQueryClient())).data;
  return (
    <>
      <Banner kind="hint" title={t("room:here.away")} text={t("room:here.text")} />
      {!isListed && maps && (
        <section className={styles.here} aria-labelledby="maps-here">
          <header className={folder.head}>
            <h2 className={folder.name} id="maps-here">
              {t("room:here.title")}
            </h2>
          </header>
          {maps.length === 0 && <p className={folder.none}>{t("room:here.none")}</p>}
          <ul className={folder.maps}>
            {maps.map((map) => (
              <li key={map.id} className={row.row}>
                <PlainLink to="/map/$id" params={{ id: map.id }} className={row.open}>
                  <span className={row.name}>{map.name || t("projects:unnamed")}</span>
                  <span className={row.type}>{t(`projects:type.${map.type}`)}</span>
                  <time className={row.updated} dateTime={new Date(map.updated).toISOString()}>
                    {format.ago(map.updated, now)}
                  </time>
                </PlainLink>
                {map.waiting > 0 && (
                  <span className={styles.waiting}>
                    <CloudOff aria-hidden />
                    {t("room:here.waiting", { count: map.waiting })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
