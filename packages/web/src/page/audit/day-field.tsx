import { useState } from "react";
import { TextField } from "../../parts/text-field.tsx";

export interface DayFieldProps {
  readonly label: string;
  /** The moment after the day, not the one at its beginning. */
  readonly isEnd?: boolean;
  /** Milliseconds since 1970, of the day in the time zone of the browser; undefined: none. */
  readonly onChange: (time: number | undefined) => void;
}

/** A day of the calendar, in the browser's own field. */
export function DayField({ label, isEnd = false, onChange }: DayFieldProps) {
  const [day, write] = useState("");
  return (
    <TextField
      label={label}
      type="date"
      value={day}
      onChange={(next) => {
        write(next);
        const [year = 0, month = 1, date = 1] = next.split("-").map(Number);
        onChange(next === "" ? undefined : new Date(year, month - 1, date + (isEnd ? 1 : 0)).getTime());
      }}
    />
  );
}
