import type { ComponentProps } from "react";
import { useView } from "../editor/view.ts";
import styles from "./zoomed.module.css";

/*
 * A new zoom changes these elements and nothing inside them: a property that everything on the sheet inherits
 * would have the browser style all of it again at each step.
 */

/** Holds what is placed in px of the sheet, from its upper left corner. */
export function Scaled({ className = "", style, ...rest }: ComponentProps<"div">) {
  const zoom = useView((view) => view.zoom);
  return (
    <div
      {...rest}
      className={`${styles.scaled} ${className}`}
      style={{ ...style, transform: `scale(${zoom})` }}
    />
  );
}

interface SizedProps extends Omit<ComponentProps<"div">, "style"> {
  /** In px of the sheet. */
  readonly box: { readonly top?: number; readonly width?: number; readonly height?: number };
}

/** An element whose place and size follow the zoom, while what it holds does not, so that it can be sticky. */
export function Sized({ box, ...rest }: SizedProps) {
  const zoom = useView((view) => view.zoom);
  const at = (px: number | undefined) => (px === undefined ? undefined : px * zoom);
  return <div {...rest} style={{ top: at(box.top), width: at(box.width), height: at(box.height) }} />;
}
