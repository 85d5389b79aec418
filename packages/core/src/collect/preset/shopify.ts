import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

/** Numbers of the documentation, cut to fifteen digits: those of real shops are shorter still. */
const customer = {
  id: 115310627314723,
  email: "john@example.com",
  created_at: "2021-12-31T19:00:00-05:00",
  updated_at: "2021-12-31T19:00:00-05:00",
  first_name: "John",
  last_name: "Smith",
  state: "disabled",
  tags: "",
  currency: "USD",
};
const order = {
  id: 820982911946154,
  admin_graphql_api_id: "gid://shopify/Order/820982911946154",
  cancel_reason: null,
  cancelled_at: null,
  contact_email: "jon@example.com",
  created_at: "2021-12-31T19:00:00-05:00",
  currency: "USD",
  email: "Jon@example.com",
  financial_status: "voided",
  fulfillment_status: null,
  name: "#9999",
  order_number: 1234,
  processed_at: "2021-12-31T19:00:00-05:00",
  source_name: "web",
  subtotal_price: "388.00",
  total_price: "398.00",
  updated_at: "2021-12-31T19:00:00-05:00",
  discount_codes: [],
  customer,
  line_items: [
    { id: 866550311766439, product_id: 632910392, title: "IPod Nano - 8GB", quantity: 1, price: "199.00" },
    { id: 141249953214522, product_id: 632910392, title: "IPod Nano - 8GB", quantity: 1, price: "199.00" },
  ],
};
const topic = (name: string) => ({ "x-shopify-topic": name });

export const shopify: Preset = {
  name: "Shopify",
  group: "shop",
  docs: "https://shopify.dev/docs/api/webhooks",
  mapping: `(
  ${mail}
  $topic := $string($headers."x-shopify-topic");
  $name := $lookup({
    "orders/create": "Order placed",
    "orders/paid": "Order paid",
    "orders/fulfilled": "Order shipped",
    "orders/cancelled": "Order cancelled",
    "refunds/create": "Order refunded",
    "checkouts/create": "Checkout started",
    "customers/create": "Contact changed",
    "customers/update": "Contact changed"
  }, $topic);
  $stated := $name = "Contact changed";
  $number := $stated ? id : customer.id;
  $order := $topic = "refunds/create" ? order_id : $substring($topic, 0, 7) = "orders/" ? id;
  $topic and $exists(id) ? ($name ? {
    "id": $topic & ":" & id & ($stated ? ":" & updated_at : ""),
    "name": $name,
    "person": $mail(email ? email : customer.email),
    "anonymous": $number ? "shopify:" & $number,
    "case": $order ? "shopify:order:" & $order,
    "time": $topic = "orders/cancelled" ? cancelled_at :
      $topic in ["orders/paid", "orders/fulfilled", "customers/update"] ? updated_at : created_at,
    "channel": $stated ? null : source_name = "pos" ? "store" : "web",
    "properties": $stated ? {} : {
      "order": name,
      "total": total_price,
      "currency": currency,
      "items": $type(line_items) = "array" ? $count(line_items),
      "discounts": $exists(discount_codes.code) ? [discount_codes.code],
      "reason": cancel_reason
    },
    "statement": $stated
  } : [])
)`,
  headers: ["x-shopify-topic"],
  samples: [
    { title: "An order is placed", headers: topic("orders/create"), payload: order },
    {
      title: "An order is cancelled",
      headers: topic("orders/cancelled"),
      payload: { ...order, cancel_reason: "customer", cancelled_at: "2021-12-31T20:00:00-05:00" },
    },
    {
      title: "Money goes back: no customer is named",
      headers: topic("refunds/create"),
      payload: {
        id: 890088186047892,
        order_id: 820982911946154,
        created_at: "2021-12-31T19:00:00-05:00",
        note: "Things were damaged",
        user_id: 548380009,
        processed_at: "2021-12-31T19:00:00-05:00",
        restock: false,
        transactions: [],
      },
    },
    { title: "A customer changes", headers: topic("customers/update"), payload: customer },
    {
      title: "A product changes: no step of anybody",
      headers: topic("products/update"),
      payload: { id: 788032119674292, title: "Example T-Shirt", vendor: "Acme", product_type: "Shirts" },
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha256",
    encoding: "base64",
    at: { header: "x-shopify-hmac-sha256" },
    signed: ["body"],
  },
};
