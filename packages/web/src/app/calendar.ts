import { plainCalendar, zoneDays, type Calendar, type ZoneDays } from "@itinera/core";
import { createContext, use, useMemo } from "react";

/** The workspace's, by which days and weeks are cut. */
export const CalendarContext = createContext<Calendar>(plainCalendar);

export const useCalendar = (): Calendar => use(CalendarContext);

export function useZoneDays(): ZoneDays {
  const { timeZone } = useCalendar();
  return useMemo(() => zoneDays(timeZone), [timeZone]);
}
