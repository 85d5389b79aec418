import { useState } from "react";

/** A value that moves on, as it was when it was first held. */
export function useHeld<Value>(value: Value, isHeld: boolean): Value {
  const [held, hold] = useState(value);
  if (!isHeld && held !== value) hold(value);
  return isHeld ? held : value;
}
