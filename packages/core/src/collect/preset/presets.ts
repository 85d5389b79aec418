import { amocrm } from "./amocrm.ts";
import { asterisk } from "./asterisk.ts";
import { bitrix24 } from "./bitrix24.ts";
import { hubspot } from "./hubspot.ts";
import { intercom } from "./intercom.ts";
import { jivo } from "./jivo.ts";
import { mailgun } from "./mailgun.ts";
import { mangoOffice } from "./mango-office.ts";
import { meta } from "./meta.ts";
import { postmark } from "./postmark.ts";
import type { PresetKind } from "./preset-kind.ts";
import type { Preset } from "./preset.ts";
import { salesforce } from "./salesforce.ts";
import { sendgrid } from "./sendgrid.ts";
import { shopify } from "./shopify.ts";
import { stripe } from "./stripe.ts";
import { telegramBot } from "./telegram-bot.ts";
import { twilio } from "./twilio.ts";
import { vk } from "./vk.ts";
import { woocommerce } from "./woocommerce.ts";
import { zendesk } from "./zendesk.ts";

export const presets: Readonly<Record<PresetKind, Preset>> = {
  intercom,
  zendesk,
  jivo,
  "telegram-bot": telegramBot,
  sendgrid,
  postmark,
  mailgun,
  meta,
  vk,
  twilio,
  "mango-office": mangoOffice,
  asterisk,
  shopify,
  woocommerce,
  stripe,
  hubspot,
  salesforce,
  bitrix24,
  amocrm,
};
