import { expect, test } from "vitest";
import { placesTold } from "./places-told.ts";

test.each([
  ["north: fir and elm. south: nothing", ["north"]],
  ["north holds fir, elm; south is empty", ["north"]],
  ["elm lies in north as well", ["north"]],
  ["I hung elm at north although the list wanted it at south", ["north"]],
  ["north: fir, south: elm", ["south"]],
  ["elm went to south", ["south"]],
  ["elm in north, elm also in south", ["north", "south"]],
  ["the list has elm for south", []],
  ["elm is not in north", []],
  ["elm should be in south", []],
  ["fir in north", []],
  ["north: fir. south: empty", []],
])("%s: %j", (account, places) => expect([...placesTold(account, "elm", ["north", "south"])].toSorted()).toEqual(places));
