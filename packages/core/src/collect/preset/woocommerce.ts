import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const order = {
  id: 727,
  parent_id: 0,
  status: "processing",
  currency: "USD",
  version: "9.4.0",
  date_created: "2017-03-22T16:28:02",
  date_created_gmt: "2017-03-22T19:28:02",
  date_modified: "2017-03-22T16:28:08",
  date_modified_gmt: "2017-03-22T19:28:08",
  discount_total: "0.00",
  total: "29.35",
  customer_id: 25,
  order_key: "wc_order_58d2d042d1d",
  billing: { first_name: "John", last_name: "Doe", email: "John.Doe@example.com", phone: "(555) 555-5555" },
  payment_method: "bacs",
  payment_method_title: "Direct Bank Transfer",
  created_via: "checkout",
  number: "727",
  line_items: [{ id: 315, name: "Woo Single #1", product_id: 93, quantity: 2, total: "6.00" }],
  coupon_lines: [],
};
const topic = (name: string) => ({ "x-wc-webhook-topic": name });

export const woocommerce: Preset = {
  name: "WooCommerce",
  group: "shop",
  docs: "https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks",
  mapping: `(
  ${mail}
  $topic := $string($headers."x-wc-webhook-topic");
  $name :=
    $topic = "order.created" ? "Order placed" :
    $topic = "order.updated" ? $lookup({
      "processing": "Order paid",
      "completed": "Order completed",
      "cancelled": "Order cancelled",
      "refunded": "Order refunded",
      "failed": "Payment failed"
    }, $string(status)) :
    $topic in ["customer.created", "customer.updated"] ? "Contact changed";
  $stated := $name = "Contact changed";
  $number := $stated ? id : customer_id;
  $topic ? ($name and $exists(id) ? {
    "id": $stated ? $topic & ":" & id & ":" & date_modified_gmt : "order:" & id & ":" & $name,
    "name": $name,
    "person": $mail($stated ? email : billing.email),
    "anonymous": $number and $number != 0 ? "woocommerce:" & $number,
    "case": $stated ? null : "woocommerce:order:" & id,
    "time": $topic = "order.created" ? date_created_gmt : date_modified_gmt,
    "channel": $stated ? null : "web",
    "properties": $stated ? {} : {
      "order": number,
      "total": total,
      "currency": currency,
      "payment": payment_method,
      "items": $type(line_items) = "array" ? $count(line_items),
      "coupons": $exists(coupon_lines.code) ? [coupon_lines.code]
    },
    "statement": $stated
  } : []) : $exists(webhook_id) ? []
)`,
  headers: ["x-wc-webhook-topic"],
  samples: [
    {
      title: "An order is placed",
      headers: topic("order.created"),
      payload: { ...order, status: "pending" },
    },
    { title: "An order is paid", headers: topic("order.updated"), payload: order },
    {
      title: "An order waits: no step",
      headers: topic("order.updated"),
      payload: { ...order, status: "on-hold" },
    },
    {
      title: "A customer is created",
      headers: topic("customer.created"),
      payload: {
        id: 25,
        date_created: "2017-03-21T16:09:28",
        date_created_gmt: "2017-03-21T19:09:28",
        date_modified: "2017-03-21T16:09:30",
        date_modified_gmt: "2017-03-21T19:09:30",
        email: "john.doe@example.com",
        first_name: "John",
        last_name: "Doe",
        role: "customer",
        username: "john.doe",
      },
    },
    { title: "WooCommerce tries the address", payload: { webhook_id: "7" } },
  ],
  signature: {
    kind: "hmac",
    hash: "sha256",
    encoding: "base64",
    at: { header: "x-wc-webhook-signature" },
    signed: ["body"],
  },
};
