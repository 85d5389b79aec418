import { z } from "zod";
import { isFractionalIndex } from "./fractional-index.ts";

/** A fractional index: records of a list are sorted by it, then by id. Left out of map files (D12). */
export const orderSchema = z
  .string()
  .regex(/^[A-Za-z0-9]{1,200}$/)
  .refine(isFractionalIndex);

export const nameSchema = z.string().max(500);

/** Slot 1…8 of the category colours. */
export const slotSchema = z.int().min(1).max(8);

/** Name of a lucide icon, in its kebab-case form. */
export const iconSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** A day of the calendar, as 2026-03-31. */
export const daySchema = z.iso.date();

/** Where a link may lead. */
export const linkSchema = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/|mailto:)\S+$/i);

/** Columns and lanes in pixels at zoom 1. */
export const sizeSchema = z.int().min(24).max(1_200);

/** The fields of a `set` edit: one that is absent stays as it is, null takes it away. */
export function clearable<Shape extends Readonly<Record<string, z.ZodType>>>({
  shape,
}: z.ZodObject<Shape>): z.ZodObject<{ [Field in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Field]>> }> {
  const fields = Object.entries(shape).map(([name, schema]) => [name, z.nullable(schema).optional()]);
  return z.strictObject(Object.fromEntries(fields) as Record<string, z.ZodType>) as never;
}

/** `null`, which travels, as `undefined`, which a change takes for "away". */
export const cleared = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === null ? undefined : (value as unknown)]),
  ) as { [Name in keyof Fields]: Exclude<Fields[Name], null> | undefined };

export function without<T extends object, Field extends keyof T>(record: T, field: Field): Omit<T, Field> {
  const { [field]: _, ...rest } = record;
  return rest;
}
