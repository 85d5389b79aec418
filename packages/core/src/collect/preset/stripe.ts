import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const event = {
  object: "event",
  api_version: "2025-03-31.basil",
  created: 1735892042,
  livemode: false,
  pending_webhooks: 1,
  request: { id: "req_1", idempotency_key: null },
};

export const stripe: Preset = {
  name: "Stripe",
  group: "payment",
  docs: "https://docs.stripe.com/api/events/object",
  mapping: `(
  ${mail}
  $name := $lookup({
    "checkout.session.completed": "Checkout completed",
    "payment_intent.succeeded": "Payment succeeded",
    "payment_intent.payment_failed": "Payment failed",
    "charge.refunded": "Payment refunded",
    "charge.dispute.created": "Payment disputed",
    "invoice.paid": "Invoice paid",
    "invoice.payment_failed": "Invoice payment failed",
    "customer.subscription.created": "Subscription started",
    "customer.subscription.deleted": "Subscription ended",
    "customer.created": "Contact changed",
    "customer.updated": "Contact changed"
  }, $string(type));
  $thing := data.object;
  $stated := $name = "Contact changed";
  $customer := $stated ? $thing.id : $thing.customer;
  $mails := [
    $mail($thing.receipt_email), $mail($thing.customer_details.email), $mail($thing.customer_email),
    $mail($thing.billing_details.email), $stated ? $mail($thing.email)
  ];
  $amount := $thing.amount_total ? $thing.amount_total : $thing.amount_paid ? $thing.amount_paid :
    $thing.amount_refunded ? $thing.amount_refunded : $thing.amount;
  $currency := $uppercase($string($thing.currency));
  $whole := $contains("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF", $currency);
  object = "event" and $exists(type) ? ($name ? {
    "id": id,
    "name": $name,
    "person": $mails[0],
    "anonymous": $customer ? "stripe:" & $customer,
    "case": $stated ? null : $thing.payment_intent ? "stripe:payment:" & $thing.payment_intent :
      $thing.object = "payment_intent" ? "stripe:payment:" & $thing.id,
    "time": created,
    "channel": $thing.object = "checkout.session" ? "web",
    "properties": $stated ? {} : {
      "amount": $type($amount) = "number" ? ($whole ? $amount : $amount / 100),
      "currency": $currency,
      "status": $thing.status,
      "reason": $thing.reason ? $thing.reason : $thing.last_payment_error.code
    },
    "statement": $stated
  } : [])
)`,
  samples: [
    {
      title: "A checkout is completed",
      payload: {
        ...event,
        id: "evt_1QcJ2k2eZvKYlo2C0001",
        type: "checkout.session.completed",
        data: {
          object: {
            id: "cs_test_a11YYufWQzNY63zpQ6QSNRQhkUpVph4WRmzW0zWJO2znZKdVujZ0N0S22u",
            object: "checkout.session",
            amount_subtotal: 2198,
            amount_total: 2198,
            currency: "usd",
            customer: "cus_NffrFeUfNV2Hib",
            customer_details: { email: "Jenny.Rosen@example.com", name: "Jenny Rosen", phone: null },
            customer_email: null,
            mode: "payment",
            payment_intent: "pi_3MtwBwLkdIwHu7ix28a3tqPa",
            payment_status: "paid",
            status: "complete",
          },
        },
      },
    },
    {
      title: "A payment fails",
      payload: {
        ...event,
        id: "evt_3QcJ2k2eZvKYlo2C0002",
        type: "payment_intent.payment_failed",
        data: {
          object: {
            id: "pi_3MtwBwLkdIwHu7ix28a3tqPa",
            object: "payment_intent",
            amount: 2000,
            amount_received: 0,
            currency: "jpy",
            customer: "cus_NffrFeUfNV2Hib",
            last_payment_error: {
              code: "card_declined",
              decline_code: "generic_decline",
              type: "card_error",
            },
            receipt_email: null,
            status: "requires_payment_method",
          },
        },
      },
    },
    {
      title: "A payment is refunded",
      payload: {
        ...event,
        id: "evt_3QcJ2k2eZvKYlo2C0003",
        type: "charge.refunded",
        data: {
          object: {
            id: "ch_3MmlLrLkdIwHu7ix0snN0B15",
            object: "charge",
            amount: 1099,
            amount_refunded: 1099,
            billing_details: { email: "jenny.rosen@example.com", name: "Jenny Rosen" },
            currency: "usd",
            customer: null,
            payment_intent: "pi_3MmlLrLkdIwHu7ix0snN0B15",
            refunded: true,
            status: "succeeded",
          },
        },
      },
    },
    {
      title: "A customer is created",
      payload: {
        ...event,
        id: "evt_1QcJ2k2eZvKYlo2C0004",
        type: "customer.created",
        data: {
          object: {
            id: "cus_NffrFeUfNV2Hib",
            object: "customer",
            created: 1680893993,
            currency: null,
            email: "jennyrosen@example.com",
            name: "Jenny Rosen",
          },
        },
      },
    },
    {
      title: "A payment method is attached: no step",
      payload: {
        ...event,
        id: "evt_1QcJ2k2eZvKYlo2C0005",
        type: "payment_method.attached",
        data: { object: { id: "pm_1Q0PsIJvEtkwdCNYMSaVuRz6", object: "payment_method", type: "card" } },
      },
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha256",
    encoding: "hex",
    at: { header: "stripe-signature", key: "v1" },
    signed: [{ header: "stripe-signature", key: "t" }, { text: "." }, "body"],
    time: { at: { header: "stripe-signature", key: "t" }, unit: "s" },
  },
};
