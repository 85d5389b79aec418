import account from "./pl/account.json" with { type: "json" };
import audit from "./pl/audit.json" with { type: "json" };
import cards from "./pl/cards.json" with { type: "json" };
import channels from "./pl/channels.json" with { type: "json" };
import cli from "./pl/cli.json" with { type: "json" };
import collect from "./pl/collect.json" with { type: "json" };
import common from "./pl/common.json" with { type: "json" };
import emotions from "./pl/emotions.json" with { type: "json" };
import errors from "./pl/errors.json" with { type: "json" };
import forms from "./pl/forms.json" with { type: "json" };
import icons from "./pl/icons.json" with { type: "json" };
import importing from "./pl/import.json" with { type: "json" };
import keys from "./pl/keys.json" with { type: "json" };
import lanes from "./pl/lanes.json" with { type: "json" };
import lint from "./pl/lint.json" with { type: "json" };
import mail from "./pl/mail.json" with { type: "json" };
import map from "./pl/map.json" with { type: "json" };
import people from "./pl/people.json" with { type: "json" };
import personas from "./pl/personas.json" with { type: "json" };
import projects from "./pl/projects.json" with { type: "json" };
import room from "./pl/room.json" with { type: "json" };
import scene from "./pl/scene.json" with { type: "json" };
import sharing from "./pl/sharing.json" with { type: "json" };
import settings from "./pl/settings.json" with { type: "json" };
import structure from "./pl/structure.json" with { type: "json" };
import units from "./pl/units.json" with { type: "json" };
import welcome from "./pl/welcome.json" with { type: "json" };
import type { Messages } from "./messages.ts";

export const pl = {
  lanes,
  lint,
  cards,
  channels,
  icons,
  emotions,
  map,
  personas,
  forms,
  room,
  welcome,
  account,
  keys,
  people,
  sharing,
  audit,
  import: importing,
  collect,
  projects,
  errors,
  scene,
  settings,
  structure,
  units,
  common,
  cli,
  mail,
} satisfies Messages;
