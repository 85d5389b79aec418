import { linksOf, type RichText } from "@itinera/core";
import { ExternalLink } from "lucide-react";
import styles from "./card-fields.module.css";

interface TextLinksProps {
  readonly text: RichText;
}

/** Where the words of a card lead: on the sheet a press chooses the card, and opens nothing. */
export function TextLinks({ text }: TextLinksProps) {
  const links = linksOf(text);
  if (links.length === 0) return null;
  return (
    <ul>
      {links.map(({ url, words }) => (
        <li key={url}>
          <a className={styles.link} href={url} target="_blank" rel="noopener noreferrer">
            {words}
            <ExternalLink aria-hidden />
          </a>
        </li>
      ))}
    </ul>
  );
}
