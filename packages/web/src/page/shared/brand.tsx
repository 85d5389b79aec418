import styles from "./brand.module.css";
import { useFront } from "./front.ts";

/** Who shows the map: the picture, else the name; nothing where there is neither. */
export function Brand() {
  const { name, logo, style } = useFront();
  if (logo !== undefined) return <img className={styles.logo} src={logo} alt={name} />;
  return name === "" ? null : (
    <span className={styles.name} style={style}>
      {name}
    </span>
  );
}

/** Their colour, along the upper edge. */
export function BrandLine() {
  const { style } = useFront();
  return style && <span className={styles.line} style={style} aria-hidden />;
}
