import type { Mark, PathMark, SceneConnector } from "@itinera/scene";
import { memo } from "react";
import { Marks } from "./marks.tsx";
import styles from "./connectors.module.css";

interface ConnectorsProps {
  readonly connectors: readonly SceneConnector[];
}

const isPath = (mark: Mark): mark is PathMark => mark.kind === "path";

/** All arrows between cards: their lines in one picture, their words over it. */
export const Connectors = memo(function Connectors({ connectors }: ConnectorsProps) {
  return (
    <>
      <svg className={styles.lines}>
        {connectors.map(({ id, group }) => (
          <g key={id} data-connector={id} transform={`translate(${group.x} ${group.y})`}>
            {group.marks.filter(isPath).map((mark, at) => (
              <path
                key={at}
                d={mark.d}
                transform={`translate(${mark.x} ${mark.y})`}
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
