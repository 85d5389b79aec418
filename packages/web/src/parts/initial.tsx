import styles from "./initial.module.css";

interface InitialProps {
  readonly name: string;
}

const signs = new Intl.Segmenter();
const firstSign = (name: string) =>
  signs.segment(name.trim())[Symbol.iterator]().next().value?.segment.toLocaleUpperCase() ?? "?";

/** Somebody's first letter in a ring, as a station of the route. */
export function Initial({ name }: InitialProps) {
  return (
    <span className={styles.initial} aria-hidden>
      {firstSign(name)}
    </span>
  );
}
