import { z } from "zod";

/** In the order in which they are offered. */
export const presetKinds = [
  "intercom",
  "zendesk",
  "jivo",
  "telegram-bot",
  "sendgrid",
  "postmark",
  "mailgun",
  "meta",
  "vk",
  "twilio",
  "mango-office",
  "asterisk",
  "shopify",
  "woocommerce",
  "stripe",
  "hubspot",
  "salesforce",
  "bitrix24",
  "amocrm",
] as const;
export const presetKindSchema = z.enum(presetKinds);
export type PresetKind = z.infer<typeof presetKindSchema>;
