import { z } from "zod";

/** What text needs to be read (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/**
 * What an accent stands on by day and by night: the bars of the page. Paper is further away from it in both. No colour is
 * readable on both, so one is written for the day, and that of the night is made of it.
 */
export const accentGrounds = { light: "#f5f7f7", dark: "#161d25" } as const;

/** Red, green and blue, 0 to 255. */
const channelsOf = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

const linear = (share: number): number =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channelsOf(colour).map((channel) => linear(channel / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21, of two colours such as `#1b6a3f`. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const steps = 255;

/** The colour itself where it can be read on the ground of a theme, or else the first on its way to ink that can. */
export function readableAccent(colour: string, theme: keyof typeof accentGrounds): string {
  const ink = theme === "light" ? 0 : 255;
  const mixed = (step: number) =>
    `#${channelsOf(colour)
      .map((channel) => Math.round(channel + ((ink - channel) * step) / steps))
      .map((channel) => channel.toString(16).padStart(2, "0"))
      .join("")}`;
  for (let step = 0; step < steps; step++)
    if (contrast(mixed(step), accentGrounds[theme]) >= leastContrast) return mixed(step);
  return mixed(steps);
}

/** As it is by day. */
export const accentSchema = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/)
  .refine((colour) => contrast(colour, accentGrounds.light) >= leastContrast);
