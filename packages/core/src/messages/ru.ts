import account from "./ru/account.json" with { type: "json" };
import audit from "./ru/audit.json" with { type: "json" };
import cards from "./ru/cards.json" with { type: "json" };
import channels from "./ru/channels.json" with { type: "json" };
import cli from "./ru/cli.json" with { type: "json" };
import collect from "./ru/collect.json" with { type: "json" };
import common from "./ru/common.json" with { type: "json" };
import emotions from "./ru/emotions.json" with { type: "json" };
import errors from "./ru/errors.json" with { type: "json" };
import forms from "./ru/forms.json" with { type: "json" };
import icons from "./ru/icons.json" with { type: "json" };
import importing from "./ru/import.json" with { type: "json" };
import keys from "./ru/keys.json" with { type: "json" };
import lanes from "./ru/lanes.json" with { type: "json" };
import lint from "./ru/lint.json" with { type: "json" };
import mail from "./ru/mail.json" with { type: "json" };
import map from "./ru/map.json" with { type: "json" };
import people from "./ru/people.json" with { type: "json" };
import personas from "./ru/personas.json" with { type: "json" };
import projects from "./ru/projects.json" with { type: "json" };
import room from "./ru/room.json" with { type: "json" };
import scene from "./ru/scene.json" with { type: "json" };
import sharing from "./ru/sharing.json" with { type: "json" };
import settings from "./ru/settings.json" with { type: "json" };
import structure from "./ru/structure.json" with { type: "json" };
import units from "./ru/units.json" with { type: "json" };
import welcome from "./ru/welcome.json" with { type: "json" };
import type { Messages } from "./messages.ts";

export const ru = {
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
