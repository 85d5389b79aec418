import type { MapId } from "@itinera/core";
import type { MapLine } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ChevronRight, ChevronsDown, ChevronsUp } from "lucide-react";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import styles from "./levels.module.css";
import { childrenOf, parentsOf } from "./levels.ts";

interface LevelsProps {
  readonly id: MapId;
}

/** Before the name of a map: the one that leads to it, or a choice of several. */
export function MapsAbove({ id }: LevelsProps) {
  const { t } = useWords();
  const maps = useQuery(mapsQuery).data ?? [];
  const above = parentsOf(maps, id);
  const [only] = above;
  if (!only) return null;
  return (
    <nav className={styles.crumb} aria-label={t("cards:map.above")}>
      {above.length === 1 ? (
        <PlainLink to="/map/$id" params={{ id: only.id }} className={styles.above}>
          {only.name || t("projects:unnamed")}
        </PlainLink>
      ) : (
        <OtherLevel label={t("cards:map.above")} maps={above}>
          <ChevronsUp aria-hidden />
        </OtherLevel>
      )}
      <ChevronRight aria-hidden className={styles.step} />
    </nav>
  );
}

/** Behind it: the maps that its cards lead to. */
export function MapsBelow({ id }: LevelsProps) {
  const { t } = useWords();
  const below = childrenOf(useQuery(mapsQuery).data ?? [], id);
  if (below.length === 0) return null;
  return (
    <OtherLevel label={t("cards:map.below")} maps={below}>
      <ChevronsDown aria-hidden />
    </OtherLevel>
  );
}

interface OtherLevelProps {
  readonly label: string;
  readonly maps: readonly MapLine[];
  readonly children: ReactNode;
}

function OtherLevel({ label, maps, children }: OtherLevelProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Menu
      label={label}
      placement="bottom start"
      choices={maps.map(({ id, name }) => ({ id, name: name || t("projects:unnamed") }))}
      onChoose={(id) => void navigate({ to: "/map/$id", params: { id } })}
    >
      <IconButton label={label}>{children}</IconButton>
    </Menu>
  );
}
