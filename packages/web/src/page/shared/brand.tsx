import styles from "./brand.module.css";
import { useFront } from "./front.ts";

/** Who shows the map: the picture, else the name; nothing where there is neither. */
export function Brand() {
  const { name, logo } = useFront();
  if (logo !== undefined) return <img className={styles.logo} src={logo} alt={name} />;
  return name === "" ? null : <span className={styles.name}>{name}</span>;
}
