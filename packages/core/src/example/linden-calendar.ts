import type { Random } from "./random.ts";

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** January first: quiet after the holidays, a dip in summer, presents from November on. */
const months = [0.85, 0.8, 0.95, 1, 0.95, 0.85, 0.75, 0.8, 1, 1.1, 1.55, 1.7];
/** Sunday first. */
const weekdays = [1.35, 0.95, 0.9, 0.9, 0.95, 0.9, 1.2];
/** From midnight (UTC): a hill at lunch, a mountain in the evening. */
const hours = [2, 1, 0.4, 0.2, 0.2, 0.5, 1.5, 3, 4, 5, 5, 6, 8, 7, 5, 5, 5, 6, 8, 10, 12, 12, 8, 4];

const weightOf = (time: number) => {
  const date = new Date(time);
  return (months[date.getUTCMonth()] ?? 1) * (weekdays[date.getUTCDay()] ?? 1);
};

/** More orders than the couriers can carry: everything that is delivered takes longer. */
export const isBusySeason = (time: number): boolean => [10, 11].includes(new Date(time).getUTCMonth());

/** Chooses moments of `days` days from `first` on, as people visit a shop. */
export function momentsOf(first: number, days: number, random: Random): () => number {
  const sums: number[] = [];
  for (let at = 0; at < days; at++) sums.push((sums.at(-1) ?? 0) + weightOf(first + at * day));
  const hourly = Object.fromEntries(hours.map((weight, at) => [String(at), weight]));
  return () => {
    const target = random.next() * (sums.at(-1) ?? 0);
    const at = sums.findIndex((sum) => target < sum);
    return first + at * day + Number(random.pick(hourly)) * hour + random.next() * hour;
  };
}

/** The same moment, or the next morning when people sleep (23–6 h UTC). */
export function awake(time: number, random: Random): number {
  const ofDay = time % day;
  if (ofDay >= 6 * hour && ofDay < 23 * hour) return time;
  const morning = (ofDay < 6 * hour ? time - ofDay : time - ofDay + day) + 7 * hour;
  return morning + random.next() * 5 * hour;
}

/** The same moment, or one within the next working hours (8–18 h UTC, Monday to Saturday). */
export function atWork(time: number, random: Random): number {
  const start = time - (time % day);
  const ofDay = time - start;
  if (new Date(time).getUTCDay() !== 0 && ofDay >= 8 * hour && ofDay < 18 * hour) return time;
  const next = ofDay < 8 * hour ? start : start + day;
  const working = new Date(next).getUTCDay() === 0 ? next + day : next;
  return working + 8 * hour + random.next() * 9 * hour;
}
