import { tel } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const signed = {
  vpbx_api_key: "bx87j76eaoet53vhyd06qae4ksbhf89g",
  sign: "9b1c3d0f5f0b1a7c2f4f0e0d6a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b",
};
const call = {
  entry_id: "MTQ3MzQ5NzM0Nzo1NQ==",
  call_direction: 1,
  from: { number: "79161234567" },
  to: { extension: "101", number: "sip:user1@vpbx400000000.mangosip.ru" },
  line_number: "74951234567",
  create_time: 1735892042,
  forward_time: 1735892045,
  talk_time: 1735892050,
  end_time: 1735892131,
  entry_result: 1,
  disconnect_reason: 1110,
};

/** `json` is read from its text where the form is read. */
export const mangoOffice: Preset = {
  name: "MANGO OFFICE",
  group: "telephony",
  docs: "https://www.mango-office.ru/support/integratsiya-api/spisok_integratsiy/obshchie_voprosy_po_api_vats_mango_office/",
  mapping: `(
  ${tel}
  $in := json.call_direction = 1;
  $talked := json.entry_result = 1;
  $exists(vpbx_api_key) and $type(json) = "object" ? (
    $exists(json.entry_result) and json.call_direction in [1, 2] ? {
      "id": json.entry_id,
      "name": $talked ? "Call answered" : "Call missed",
      "person": $tel($in ? json.from.number : json.to.number),
      "time": json.create_time,
      "channel": "phone",
      "properties": {
        "direction": $in ? "in" : "out",
        "seconds": $talked and $type(json.end_time) = "number" and $type(json.talk_time) = "number"
          ? json.end_time - json.talk_time,
        "line": json.line_number,
        "extension": $in ? json.to.extension : json.from.extension,
        "reason": json.disconnect_reason
      }
    } : []
  )
)`,
  samples: [
    { title: "A call is over (events/summary)", payload: { ...signed, json: call } },
    {
      title: "Nobody took it",
      payload: {
        ...signed,
        json: {
          ...call,
          entry_id: "MTQ3MzQ5NzM0Nzo1Ng==",
          talk_time: 0,
          entry_result: 0,
          disconnect_reason: 1111,
        },
      },
    },
    {
      title: "We call",
      payload: {
        ...signed,
        json: {
          ...call,
          entry_id: "MTQ3MzQ5NzM0Nzo1Nw==",
          call_direction: 2,
          from: { extension: "101", number: "sip:user1@vpbx400000000.mangosip.ru" },
          to: { number: "79161234567" },
        },
      },
    },
    {
      title: "A call rings (events/call): its summary counts",
      payload: {
        ...signed,
        json: {
          entry_id: "MTQ3MzQ5NzM0Nzo1NQ==",
          call_id: "MToxMDA2NDY4Nzo5MzozMDk1NDU3NDE=",
          timestamp: 1735892042,
          seq: 1,
          call_state: "Appeared",
          location: "ivr",
          from: { number: "79161234567", taken_from_call_id: "" },
          to: { number: "74951234567", line_number: "74951234567" },
          dct: { number: "", type: 0 },
        },
      },
    },
  ],
  signature: {
    kind: "hash",
    hash: "sha256",
    encoding: "hex",
    at: { field: "sign" },
    signed: [{ field: "vpbx_api_key" }, { field: "json" }, "secret"],
  },
};
