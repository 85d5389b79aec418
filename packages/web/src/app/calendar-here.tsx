import { plainCalendar, type Calendar } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { settingsQuery } from "../api/queries.ts";
import { CalendarContext } from "./calendar.ts";
import { useOwnRole } from "./use-own-role.ts";

/** The calendar of the workspace that this person works in, around all pages. */
export function CalendarHere({ children }: { readonly children: ReactNode }) {
  const isIn = useOwnRole() !== undefined;
  const { data } = useQuery({ ...settingsQuery, enabled: isIn });
  const { timeZone, firstDay } = data ?? plainCalendar;
  const calendar = useMemo<Calendar>(() => ({ timeZone, firstDay }), [timeZone, firstDay]);
  return <CalendarContext value={calendar}>{children}</CalendarContext>;
}
