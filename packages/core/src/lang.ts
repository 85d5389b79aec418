import { z } from "zod";

export const langs = ["en", "ru", "pl"] as const;
export const langSchema = z.enum(langs);
export type Lang = z.infer<typeof langSchema>;
