import { tel } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const call = {
  Event: "Cdr",
  AccountCode: "",
  Source: "79161234567",
  Destination: "100",
  DestinationContext: "from-trunk",
  CallerID: '"Ann" <79161234567>',
  Channel: "PJSIP/trunk-00000001",
  DestinationChannel: "PJSIP/100-00000002",
  LastApplication: "Dial",
  LastData: "PJSIP/100,30",
  StartTime: "2025-01-03 08:14:02",
  AnswerTime: "2025-01-03 08:14:10",
  EndTime: "2025-01-03 08:15:31",
  Duration: "89",
  BillableSeconds: "81",
  Disposition: "ANSWERED",
  AMAFlags: "DOCUMENTATION",
  UniqueID: "1735892042.17",
  UserField: "",
};

/** Asterisk sends no requests by itself: a script of its Manager Interface hands its event `Cdr` on as JSON. */
export const asterisk: Preset = {
  name: "Asterisk",
  group: "telephony",
  docs: "https://docs.asterisk.org/Asterisk_20_Documentation/API_Documentation/AMI_Events/Cdr/",
  mapping: `(
  ${tel}
  $caller := $tel(Source);
  $called := $tel(Destination);
  $talked := Disposition = "ANSWERED";
  Event = "Cdr" and $exists(UniqueID) ? ($caller or $called ? {
    "id": UniqueID & ":" & Disposition & ":" & DestinationChannel,
    "name": $talked ? "Call answered" : "Call missed",
    "person": $caller ? $caller : $called,
    "time": StartTime,
    "channel": "phone",
    "properties": {
      "direction": $caller ? "in" : "out",
      "seconds": $talked ? BillableSeconds,
      "result": Disposition,
      "extension": $caller ? Destination : Source
    }
  } : [])
)`,
  samples: [
    { title: "A call was answered", payload: call },
    {
      title: "Nobody answers our call",
      payload: {
        ...call,
        Source: "100",
        Destination: "79161234567",
        CallerID: '"Sales" <100>',
        DestinationContext: "from-internal",
        Channel: "PJSIP/100-00000003",
        DestinationChannel: "PJSIP/trunk-00000004",
        AnswerTime: "",
        BillableSeconds: "0",
        Disposition: "NO ANSWER",
        UniqueID: "1735892100.19",
      },
    },
    {
      title: "A call within the company: nobody's step",
      payload: {
        ...call,
        Source: "100",
        Destination: "101",
        CallerID: '"Sales" <100>',
        UniqueID: "1735892200.21",
      },
    },
  ],
};
