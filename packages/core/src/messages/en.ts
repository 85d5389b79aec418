import account from "./en/account.json" with { type: "json" };
import audit from "./en/audit.json" with { type: "json" };
import cards from "./en/cards.json" with { type: "json" };
import channels from "./en/channels.json" with { type: "json" };
import cli from "./en/cli.json" with { type: "json" };
import collect from "./en/collect.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import emotions from "./en/emotions.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import forms from "./en/forms.json" with { type: "json" };
import icons from "./en/icons.json" with { type: "json" };
import importing from "./en/import.json" with { type: "json" };
import keys from "./en/keys.json" with { type: "json" };
import lanes from "./en/lanes.json" with { type: "json" };
import lint from "./en/lint.json" with { type: "json" };
import mail from "./en/mail.json" with { type: "json" };
import map from "./en/map.json" with { type: "json" };
import people from "./en/people.json" with { type: "json" };
import personas from "./en/personas.json" with { type: "json" };
import projects from "./en/projects.json" with { type: "json" };
import room from "./en/room.json" with { type: "json" };
import scene from "./en/scene.json" with { type: "json" };
import sharing from "./en/sharing.json" with { type: "json" };
import settings from "./en/settings.json" with { type: "json" };
import structure from "./en/structure.json" with { type: "json" };
import units from "./en/units.json" with { type: "json" };
import welcome from "./en/welcome.json" with { type: "json" };
import type { Messages } from "./messages.ts";

export const en = {
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
