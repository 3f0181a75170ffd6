/** A graph that cannot be built: wrong shapes, types, names. The message says where. */
export class GraphError extends Error {
  override readonly name = "GraphError";
}
