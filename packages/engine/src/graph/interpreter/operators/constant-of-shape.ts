import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { zeros } from "../ndarray.ts";

/** float32 zeros of a shape: graphs here set no other value. */
export const constantOfShape: Operator = ([dims], attributes) => {
  if (attributes.string("value", "") !== "") throw new GraphError("a value is not known to the interpreter.");
  return [zeros("float32", [...dims!.data])];
};
