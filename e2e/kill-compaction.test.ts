// SIGKILL of the server while it compacts a map's log or makes its document anew, and while people who were
// away come back to it: what they were told is saved, is on disk.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMemoryMapStore } from "../packages/web/src/room/memory-map-store.ts";
import { addLane, createKilledRoom, Editor, lostIn, untilSaved, type KilledRoom } from "./killed-room.ts";

const rounds = process.env["ITINERA_FULL"] ? 50 : 4;
const people = 3;
/** Enough for a compaction when the last has left. */
const burst = 50;

let house: KilledRoom;
beforeAll(async () => {
  house = await createKilledRoom();
});
afterAll(() => house.end());

/**
 * How long to wait until the next kill: later when the last one came before the end of what it shall hit,
 * sooner when it came behind it; so most kills come within a few milliseconds of it.
 */
function createAim(start: number) {
  let [at, step, wasBehind] = [start, 24, false];
  return {
    next: () => at + Math.random() * 2,
    note(isBehind: boolean) {
      if (isBehind !== wasBehind) step = Math.max(1, step / 2);
      wasBehind = isBehind;
      at = Math.max(0, at + (isBehind ? -step : step));
    },
  };
}

it(
  `${2 * rounds} kills inside compactions, new epochs and returns lose no edit that was called saved`,
  { retry: 0, timeout: 600_000 },
  async () => {
    await house.serve();
    const stores = Array.from({ length: people }, () => createMemoryMapStore());
    const enter = () => Promise.all(stores.map((store) => house.enter(store)));
    let rooms = await enter();
    await addLane(rooms);
    const editors = rooms.map((_, at) => new Editor(`p${at}`));
    const sitDown = () => {
      for (const [at, editor] of editors.entries()) editor.sitDown(rooms[at]!);
    };
    const expectAll = async () => {
      await sleep(20);
      const saved = editors.map((editor) => editor.saved);
      const found = await house.onDisk();
      expect(lostIn(found.map, editors, saved)).toEqual([]);
      return found;
    };
    sitDown();

    const aims = { compacted: createAim(60), anew: createAim(60) };
    const hits = { before: 0, behind: 0 };
    let returns = 0;
    for (let round = 0; round < rounds; round++) {
      for (const editor of editors) for (let n = 0; n < burst; n++) editor.edit();
      await untilSaved(rooms);
      const { epoch } = await house.onDisk();
      for (const room of rooms) room.close();

      // The room falls asleep: it is compacted, or made anew.
      const isAnew = round % 2 === 1;
      const aim = aims[isAnew ? "anew" : "compacted"];
      await sleep(aim.next());
      await house.kill();
      const found = await expectAll();
      const isBehind = isAnew ? found.epoch > epoch : found.tail === 0;
      aim.note(isBehind);
      hits[isBehind ? "behind" : "before"]++;

      // The server reads the map as it starts, and makes it anew when nobody comes; people come back with unsaved edits.
      await house.serve(true);
      await sleep(Math.random() * 100);
      rooms = await enter();
      sitDown();
      for (const editor of editors) for (let n = 0; n < 15; n++) editor.edit();
      await sleep(Math.random() * 40);
      if (editors.some((_, at) => rooms[at]?.now().state !== "saved")) returns++;
      await house.kill();
      await expectAll();
      // The next time it shall be the other one.
      await house.serve(!isAnew);
      for (const room of rooms) room.retry();
      await untilSaved(rooms);
    }

    expect(rooms.flatMap((room) => room.now().aside)).toEqual([]);
    const fresh = await house.enter();
    const final = fresh.now().map;
    while (rooms.some((room) => JSON.stringify(room.now().map) !== JSON.stringify(final))) await sleep(10);
    for (const room of [...rooms, fresh]) room.close();
    const saved = editors.map((editor) => editor.saved);
    expect(lostIn(final, editors, saved)).toEqual([]);
    await house.kill();
    const { map, epoch } = await house.onDisk();
    expect(map).toEqual(final);
    const sum = saved.reduce((all, one) => all + one, 0);
    process.stdout.write(
      `${2 * rounds} kills (${hits.before} before the end of a compaction, ${hits.behind} behind it, ${returns} amid a return), ` +
        `${epoch} new epochs, ${sum} edits acknowledged, 0 lost\n`,
    );
  },
);
