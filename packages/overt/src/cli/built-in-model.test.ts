import { fixtureModelName } from "@overt/engine";
import { expect, it } from "vitest";
import { BUILT_IN } from "./built-in-model.ts";

it("has the engine's name", () => expect(BUILT_IN.name).toBe(fixtureModelName));
