import type { SourceLine } from "@itinera/protocol";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Part } from "../../parts/part.tsx";
import { Select } from "../../parts/select.tsx";
import { connections, connectionsOf } from "./connect/connections.ts";
import { Code } from "./code.tsx";
import styles from "./sources-page.module.css";
import { workingKey } from "./working-key.ts";

interface PartProps {
  readonly source: SourceLine;
}

/** How events get here from where they are: what is to be put there, ready to be copied. */
export function ConnectPart({ source }: PartProps) {
  const { t } = useWords();
  const offered = connectionsOf(source.kind);
  const [chosen, choose] = useState(offered[0]);
  const key = workingKey(source);
  return (
    <Part title={t("collect:connect.title")} text={t(`collect:connect.${source.kind}`)}>
      {key === undefined && (
        <Banner kind="hint" title={t("collect:connect.noKey.title")} text={t("collect:connect.noKey.text")} />
      )}
      {key !== undefined && chosen !== undefined && (
        <>
          <div className={styles.field}>
            <Select
              label={t("collect:connect.how")}
              choices={offered.map((id) => ({ id, name: t(`collect:connection.${id}.name`) }))}
              value={chosen}
              onChange={choose}
            />
          </div>
          <p className={styles.note}>{t(`collect:connection.${chosen}.text`)}</p>
          <Code
            label={t(`collect:connection.${chosen}.name`)}
            code={connections[chosen].code({ origin: location.origin, key })}
          />
          <p className={styles.note}>{t("collect:connect.then")}</p>
          <ButtonLink to="/project/$project/sources" params={{ project: source.project }}>
            {t("collect:connect.watch")}
          </ButtonLink>
        </>
      )}
    </Part>
  );
}
