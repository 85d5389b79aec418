import { linksOf, type Card } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { mapsQuery } from "../../../api/queries.ts";
import { useWords } from "../../../app/language.tsx";
import { PlainLink } from "../../../parts/plain-link.tsx";
import { AttachmentLine } from "../../asset/attachment-line.tsx";
import levels from "../../levels/levels.module.css";
import { useDesk } from "../../editor/desk.ts";
import { TextLinks } from "../card/text-links.tsx";
import { ChannelNames } from "../channel-menu.tsx";
import { Facts, type Fact } from "./facts.tsx";

interface CardFactsProps {
  readonly card: Card;
}

/** What a card is besides its words. */
export function CardFacts({ card }: CardFactsProps) {
  const { map } = useDesk();
  const { t, format } = useWords();
  const below = useQuery({ ...mapsQuery, select: (maps) => maps.find(({ id }) => id === card.map) }).data;
  const { attachments = [], tags = [] } = card;
  const who = map.personas.filter(({ id }) => card.personas.includes(id)).map(({ name }) => name);
  const degree = (name: string, value: number | undefined): Fact | undefined =>
    value === undefined ? undefined : { name, value: t("cards:degree", { value }) };
  return (
    <Facts
      facts={[
        linksOf(card.text).length > 0 && {
          name: t("cards:files.link"),
          value: <TextLinks text={card.text} />,
        },
        card.channels.length > 0 && {
          name: t("map:card.channels"),
          value: <ChannelNames chosen={card.channels} />,
        },
        map.personas.length > 0 && {
          name: t("map:card.personas"),
          value: who.length > 0 ? format.list(who) : t("map:card.everyone"),
        },
        degree(t("cards:importance"), card.importance),
        degree(t("cards:satisfaction"), card.satisfaction),
        card.target !== undefined && { name: t("cards:target"), value: card.target },
        card.status !== undefined && {
          name: t("cards:status"),
          value: t(`scene:card.status.${card.status}`),
        },
        card.critical === true && { name: t("cards:critical"), value: t("sharing:read.yes") },
        card.owner !== undefined && { name: t("cards:owner"), value: card.owner },
        tags.length > 0 && { name: t("cards:tags.label"), value: format.list(tags) },
        attachments.length > 0 && {
          name: t("cards:files.label"),
          value: (
            <ul>
              {attachments.map((one, at) => (
                <AttachmentLine key={at} map={map.id} attachment={one} />
              ))}
            </ul>
          ),
        },
        below && {
          name: t("cards:map.label"),
          value: (
            <PlainLink to="/map/$id" params={{ id: below.id }} className={levels.open}>
              {below.name || t("projects:unnamed")}
            </PlainLink>
          ),
        },
      ]}
    />
  );
}
