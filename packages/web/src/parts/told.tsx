import { Text } from "react-aria-components";
import list from "./list.module.css";

interface ToldProps {
  readonly name: string;
  readonly text: string;
}

/** A choice of a list with what it means. */
export function Told({ name, text }: ToldProps) {
  return (
    <span className={list.told}>
      <Text slot="label">{name}</Text>
      <Text slot="description" className={list.text}>
        {text}
      </Text>
    </span>
  );
}
