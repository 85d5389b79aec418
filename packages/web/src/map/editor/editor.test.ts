import { applyChanges, plainTextOf, planAll, richTextOf, type Edit, type JourneyMap } from "@itinera/core";
import { describe, expect, test } from "vitest";
import type { Notice } from "./editor-state.ts";
import { createEditor, type EditableMap } from "./editor.ts";
import { keyName, type KeyPress } from "./key-name.ts";
import { cardsOfCell } from "./walk.ts";
import { card, column, lane, sampleMap, stage, step } from "./sample-map.fixture.ts";
import { canDo, type ActionScene, type PageVerbs } from "../action/action.ts";
import { actionFor, actions } from "../action/actions.ts";

/** An editor over a map in memory, driven by keys as the sheet drives it. */
function deskWith(start: JourneyMap, mayEdit = true) {
  const made: Edit[] = [];
  const told: Notice[] = [];
  let map = start;
  const room: EditableMap = {
    get map() {
      return map;
    },
    edit(wanted) {
      const edits = "kind" in wanted ? [wanted] : wanted;
      const planned = planAll(map, edits);
      if (planned.kind === "refused") return planned;
      map = applyChanges(map, planned.changes);
      made.push(...edits);
      return { kind: "done" };
    },
  };
  let ids = 0;
  const newId = () => `new${++ids}`;
  const editor = createEditor({ room, newId, tell: (notice) => told.push(notice), mayEdit });
  const done: string[] = [];
  const page: PageVerbs = {
    undo: () => done.push("undo"),
    redo: () => done.push("redo"),
    showShortcuts: () => done.push("help"),
    showPalette: () => done.push("palette"),
    share: () => done.push("share"),
    mayShare: () => true,
    onlyPersona: () => undefined,
    showOnly: (persona) => done.push(`only ${persona}`),
    showForm: (form) => done.push(form),
    turnForm: (by) => done.push(`form ${by}`),
    openMap: (id) => done.push(`map ${id}`),
    mapAbove: () => undefined,
    show: (layer) => done.push(layer.kind),
    widthOf: () => 180,
    heightOf: () => 90,
    hintIn: () => undefined,
    find: (how) => done.push(how),
    zoom: (how) => done.push(how),
    clipboard: (verb) => done.push(verb),
  };
  const press = (...keys: readonly string[]) => {
    for (const key of keys) {
      const scene: ActionScene = { editor, state: editor.store.getState(), map, newId, page };
      actionFor(key, scene)?.perform(scene);
    }
  };
  return { editor, press, made, told, done, page, room, state: () => editor.store.getState() };
}

const on = (place: Parameters<ReturnType<typeof deskWith>["editor"]["goTo"]>[0], mayEdit = true) => {
  const desk = deskWith(sampleMap, mayEdit);
  desk.editor.goTo(place);
  return desk;
};

describe("by keyboard", () => {
  test("Enter writes a card; the text is one edit", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("enter");
    expect(desk.state().hand.kind).toBe("writing");
    desk.editor.typed(richTextOf("Checkou"));
    desk.editor.keepText(richTextOf("Checkout"));
    expect(desk.made).toEqual([{ kind: "card.write", id: "t1", text: richTextOf("Checkout") }]);
    expect(desk.state().hand.kind).toBe("rest");
  });

  test("a text that did not change makes no edit", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("enter");
    desk.editor.keepText(richTextOf("t1"));
    expect(desk.made).toEqual([]);
  });

  test("N adds a card below; without words none is made and focus returns", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("n");
    desk.editor.keepText(richTextOf("Between"));
    expect(cardsOfCell(desk.room.map, lane("touch"), column("a"))).toEqual(["t1", "new1", "t2"]);
    desk.press("n");
    desk.editor.keepText(richTextOf("  "));
    expect(desk.made).toHaveLength(1);
    expect(desk.state().place).toEqual({ kind: "card", id: "new1" });
  });

  test("M, arrows, Enter move a card as one edit, and it is told", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("m", "arrowright", "arrowdown", "enter");
    expect(desk.made).toEqual([{ kind: "card.move", id: "t1", lane: "touch", column: "b1", at: 1 }]);
    expect(desk.told.map((one) => one.kind)).toEqual(["picked-up", "carried", "carried", "moved"]);
  });

  test("Escape puts a carried card back", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("m", "arrowright", "escape");
    expect(desk.made).toEqual([]);
    expect(desk.told.at(-1)?.kind).toBe("put-back");
  });

  test("Delete removes and goes to the neighbour", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("delete");
    expect(desk.made).toEqual([{ kind: "card.delete", id: "t1" }]);
    expect(desk.state().place).toEqual({ kind: "card", id: "t2" });
    expect(desk.told).toEqual([{ kind: "deleted", what: "card", name: "t1" }]);
  });

  test("F2 renames a stage; an empty name leaves it as it was", () => {
    const desk = on({ kind: "stage", id: stage("a") });
    desk.press("f2");
    desk.editor.keepName("  Attention ");
    desk.press("f2");
    desk.editor.keepName(" ");
    expect(desk.room.map.stages[0]?.name).toBe("Attention");
    expect(desk.made).toHaveLength(1);
  });

  test("in a curve the arrows change the feeling, Delete empties it, Escape leaves", () => {
    const desk = on({ kind: "cell", lane: lane("felt"), column: column("a") });
    desk.press("enter", "arrowup", "arrowup", "arrowright", "arrowdown");
    expect(desk.room.map.feelings.map(({ column: at, value }) => [at, value])).toEqual([
      ["a", 0.5],
      ["b1", 0],
    ]);
    desk.press("delete", "enter");
    expect(desk.room.map.feelings).toHaveLength(1);
    expect(desk.state().place).toMatchObject({ kind: "feeling", persona: "team" });
    desk.press("escape");
    expect(desk.state().place).toEqual({ kind: "cell", lane: "felt", column: "b1" });
  });

  test("Alt, Shift and an arrow stretch a card over columns", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("alt+shift+arrowright");
    expect(desk.room.map.cards.find((one) => one.id === "t1")?.span).toBe(2);
  });

  test("undo, redo and help reach the page, but not while something is in the hand", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("mod+z", "mod+shift+z", "mod+y", "?", "mod+k", "mod+h");
    expect(desk.done).toEqual(["undo", "redo", "redo", "help", "palette", "replace"]);
    desk.press("m", "mod+z");
    expect(desk.done).toHaveLength(6);
  });
});

describe("several cards by keyboard", () => {
  const chosen = (desk: ReturnType<typeof on>) => [...desk.state().chosen].toSorted();

  test("Shift and arrows choose a block of cells, Escape lets go of it, and it is told", () => {
    const desk = on({ kind: "card", id: card("g1") });
    desk.press("shift+arrowdown", "shift+arrowdown");
    expect(chosen(desk)).toEqual(["g1", "t1", "t2"]);
    desk.press("shift+arrowright");
    expect(chosen(desk)).toEqual(["g1", "t1", "t2", "t3"]);
    expect(desk.told.at(-1)).toEqual({ kind: "chosen", count: 4 });
    desk.press("escape");
    expect(chosen(desk)).toEqual([]);
  });

  test("X and Ctrl with arrows choose cards that do not lie together", () => {
    const desk = on({ kind: "card", id: card("g1") });
    desk.press("x", "mod+arrowdown", "mod+arrowdown", "x");
    expect(chosen(desk)).toEqual(["g1", "t2"]);
    desk.press("x");
    expect(chosen(desk)).toEqual(["g1"]);
  });

  test("Shift with Space takes the lane, Ctrl with Space the stage, Ctrl A all; an arrow lets go", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("shift+space");
    expect(chosen(desk)).toEqual(["t1", "t2", "t3"]);
    desk.press("mod+space");
    expect(chosen(desk)).toEqual(["g1", "t1", "t2"]);
    desk.press("mod+a");
    expect(chosen(desk)).toHaveLength(4);
    desk.press("arrowdown");
    expect(chosen(desk)).toEqual([]);
  });

  test("M carries all that is chosen as one edit each, together", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("shift+arrowdown", "m", "arrowright", "enter");
    expect(cardsOfCell(desk.room.map, lane("touch"), column("a"))).toEqual([]);
    expect(cardsOfCell(desk.room.map, lane("touch"), column("b1")).toSorted()).toEqual(["t1", "t2", "t3"]);
    expect(chosen(desk)).toEqual(["t1", "t2"]);
  });

  test("Delete removes all of them, Ctrl D copies all of them", () => {
    const desk = on({ kind: "card", id: card("t1") });
    desk.press("shift+arrowdown", "mod+d");
    expect(cardsOfCell(desk.room.map, lane("touch"), column("a"))).toHaveLength(4);
    expect(chosen(desk)).toHaveLength(2);
    desk.press("delete");
    expect(cardsOfCell(desk.room.map, lane("touch"), column("a"))).toEqual(["t1", "t2"]);
    expect(desk.told.at(-1)).toEqual({ kind: "deleted-cards", count: 2 });
  });
});

test("a refused edit is told with its reason", () => {
  const desk = deskWith(sampleMap);
  desk.editor.make({ kind: "card.delete", id: card("nobody") });
  expect(desk.told).toEqual([{ kind: "refused", reason: "gone" }]);
});

test("a stage that is added is named first; nobody names it, nobody adds it", () => {
  const desk = on({ kind: "stage", id: stage("a") });
  desk.editor.addStage(1);
  desk.editor.keepName("Between");
  expect(desk.room.map.stages.map((one) => one.name)).toEqual(["Awareness", "Between", "Basket", "Care"]);
  desk.editor.addStage(1);
  desk.editor.leave();
  expect(desk.room.map.stages).toHaveLength(4);
  expect(plainTextOf(richTextOf(""))).toBe("");
});

test("keys have one name on every layout", () => {
  const press = (part: Partial<KeyPress>): KeyPress => ({
    key: "",
    code: "",
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...part,
  });
  expect(keyName(press({ key: "ь", code: "KeyM" }))).toBe("m");
  expect(keyName(press({ key: "Я", code: "KeyZ", ctrlKey: true, shiftKey: true }))).toBe("mod+shift+z");
  expect(keyName(press({ key: "z", code: "KeyY", metaKey: true }))).toBe("mod+z");
  expect(keyName(press({ key: "?", code: "Slash", shiftKey: true }))).toBe("?");
  expect(keyName(press({ key: "ArrowLeft", code: "ArrowLeft", shiftKey: true }))).toBe("shift+arrowleft");
  expect(keyName(press({ key: " ", code: "Space" }))).toBe("space");
});

const places = [
  { kind: "stage", id: stage("a") },
  { kind: "step", id: step("b1") },
  { kind: "lane", id: lane("touch") },
  { kind: "card", id: card("t1") },
  { kind: "cell", lane: lane("touch"), column: column("c") },
  { kind: "cell", lane: lane("felt"), column: column("a") },
  { kind: "feeling", lane: lane("felt"), column: column("a"), persona: "team" },
] as const;
const sceneOf = (desk: ReturnType<typeof deskWith>): ActionScene => ({
  editor: desk.editor,
  state: desk.state(),
  map: sampleMap,
  newId: () => "new",
  page: desk.page,
});

test("a key never means two things at once", () => {
  for (const place of places) {
    for (const carried of [false, true]) {
      for (const mayEdit of [false, true]) {
        const desk = on(place, mayEdit);
        if (carried) desk.press("m");
        const keys = actions.filter((one) => canDo(one, sceneOf(desk))).flatMap((one) => one.keys);
        expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
      }
    }
  }
});

describe("whoever may only look", () => {
  const dialogs = ["add-lane", "split", "section", "note", "connect", "lead", "arrows", "arrow"];
  /** What an action that is offered to readers tries to change. */
  const changesOf = (id: string, place: (typeof places)[number]) => {
    const desk = on(place, false);
    const hint = {
      kind: "card.add",
      id: card("h"),
      lane: lane("touch"),
      column: column("c"),
      at: 0,
    } as const;
    const scene: ActionScene = {
      ...sceneOf(desk),
      page: { ...desk.page, hintIn: () => ({ ...hint, text: richTextOf("Hint") }) },
    };
    const action = actions.find((one) => one.id === id && canDo(one, scene));
    action?.perform(scene);
    const isAsked = desk.done.some((one) => dialogs.includes(one));
    return isAsked || desk.told.some((one) => one.kind === "read-only") || desk.state().hand.kind !== "rest";
  };

  test("is offered nothing that would change the map", () => {
    for (const place of places) {
      const ids = new Set(actions.map(({ id }) => id));
      expect([...ids].filter((id) => changesOf(id, place))).toEqual([]);
    }
    const page = ["undo", "redo", "replace", "cut", "paste"];
    const offered = actions.filter((one) => canDo(one, sceneOf(on(places[3], false))));
    expect(offered.filter(({ id }) => page.includes(id))).toEqual([]);
    expect(offered.map(({ id }) => id)).toEqual(expect.arrayContaining(["walk", "inspect", "copy", "find"]));
  });

  test("is offered all that an editor is, but what changes the map", () => {
    for (const place of places) {
      const [reader, editor] = [false, true].map((mayEdit) => sceneOf(on(place, mayEdit)));
      if (!reader || !editor) throw new Error("both are there");
      const kept = actions.filter((one) => canDo(one, editor) && one.changes !== true);
      expect(kept.filter((one) => !canDo(one, reader))).toEqual([]);
    }
  });

  test("opens a card to read it", () => {
    const desk = on(places[3], false);
    desk.press("enter");
    expect(desk.state()).toMatchObject({ inspector: "card", hand: { kind: "rest" } });
  });

  test("takes nothing in the hand, whatever asks for it", () => {
    const desk = on(places[3], false);
    desk.editor.writeCard(card("t1"));
    desk.editor.pickUp(places[3]);
    desk.editor.addStage(0);
    desk.editor.hold({ kind: "dragging", place: places[3] });
    expect(desk.state().hand.kind).toBe("rest");
    expect(desk.editor.make({ kind: "card.delete", id: card("t1") })).toBe(false);
    expect(desk.made).toEqual([]);
    expect(desk.told).toEqual([{ kind: "read-only" }]);
  });
});

describe("a role that changes while the map is open", () => {
  test("ends what is being written as a last edit, so that its words are kept", () => {
    const desk = on(places[3]);
    desk.press("enter");
    desk.editor.typed(richTextOf("Checkout, said at last"));
    desk.editor.allow(false);
    expect(desk.made).toEqual([{ kind: "card.write", id: "t1", text: richTextOf("Checkout, said at last") }]);
    expect(desk.state()).toMatchObject({ mayEdit: false, hand: { kind: "rest" } });
    expect(desk.told.at(-1)).toEqual({ kind: "allowed", isAllowed: false });
  });

  test("puts back what is dragged or carried, and the drop that follows makes no edit", () => {
    const desk = on(places[3]);
    desk.editor.hold({ kind: "dragging", place: places[3] });
    desk.editor.allow(false);
    expect(desk.state().hand.kind).toBe("rest");
    const move = {
      kind: "card.move",
      id: card("t1"),
      lane: lane("touch"),
      column: column("c"),
      at: 0,
    } as const;
    desk.editor.drop(move, places[3]);
    expect(desk.made).toEqual([]);
  });

  test("gives the tools back", () => {
    const desk = on(places[3], false);
    desk.editor.allow(true);
    desk.press("delete");
    expect(desk.made).toHaveLength(1);
  });
});
