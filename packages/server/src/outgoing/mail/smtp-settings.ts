import { z } from "zod";

const oneLineSchema = z.string().regex(/^[^\p{Cc}]+$/u);

/** `itinera@example.com`, or `Itinera <itinera@example.com>`. */
const senderSchema = oneLineSchema.transform((text) => {
  const [, name = "", address = text] = /^"?([^"<>]*)"?\s*<([^<>]*)>$/.exec(text.trim()) ?? [];
  return { name: name.trim(), address: address.trim() };
});

export const smtpSettingsSchema = z
  .object({
    host: oneLineSchema,
    port: z.int().min(1).max(65_535),
    /** TLS from the first byte (465); else STARTTLS where it is offered, and always before a password. */
    secure: z.boolean(),
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    from: senderSchema.pipe(z.object({ name: z.string(), address: z.email() })),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    error: "user and password belong together",
    path: ["password"],
  });
export type SmtpSettings = z.output<typeof smtpSettingsSchema>;
