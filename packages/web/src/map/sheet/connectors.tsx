import type { Mark, PathMark, SceneConnector } from "@itinera/scene";
import { memo, use } from "react";
import { PageVerbsContext } from "../action/page-verbs.ts";
import { Marks } from "./marks.tsx";
import styles from "./connectors.module.css";

interface ConnectorsProps {
  readonly connectors: readonly SceneConnector[];
}

const isPath = (mark: Mark): mark is PathMark => mark.kind === "path";

/** Arrows: their lines in one picture, their words over it. A press opens what can be done to one. */
export const Connectors = memo(function Connectors({ connectors }: ConnectorsProps) {
  const page = use(PageVerbsContext);
  return (
    <>
      <svg className={styles.lines}>
        {connectors.map(({ id, connector, way, group }) => (
          <g key={id} data-connector={id} transform={`translate(${group.x} ${group.y})`}>
            {connector && (
              <path
                className={styles.press}
                d={way}
                onClick={() => page?.show({ kind: "arrow", id: connector.id })}
              />
            )}
            {group.marks.filter(isPath).map((mark, at) => (
              <path
                key={at}
                d={mark.d}
                transform={`translate(${mark.x} ${mark.y})`}
                stroke={mark.stroke && `var(--${mark.stroke})`}
                strokeDasharray={mark.dash?.join(" ")}
                strokeWidth={mark.width}
              />
            ))}
          </g>
        ))}
      </svg>
      {connectors.map(({ id, group }) => {
        const words = group.marks.filter((mark) => !isPath(mark));
        return (
          words.length > 0 && (
            <div key={id} className={styles.words} style={{ left: group.x, top: group.y }}>
              <Marks marks={words} />
            </div>
          )
        );
      })}
    </>
  );
});
