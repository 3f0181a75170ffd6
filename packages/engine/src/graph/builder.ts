import { GraphError } from "./graph-error.ts";
import type { Attribute, Domain, Graph, GraphNode } from "./node.ts";
import type { Constant, ElementType, Shape, TensorData, Value } from "./value.ts";
import { elementCount, formatShape, formatValue, sameShape } from "./value.ts";

export interface NodeSpec {
  readonly op: string;
  readonly domain?: Domain;
  readonly inputs: readonly (Value | null)[];
  readonly outputs: readonly { readonly type: ElementType; readonly shape: Shape }[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/**
 * Collects frozen nodes into a graph. Names are unique across inputs, constants and node outputs
 * (ONNX Runtime silently lets a feed override a constant of the same name), zero-length dimensions
 * are refused (they crash some kernels), and values of another builder are not accepted.
 *
 * The functions in `nodes/` check shapes and call `node`; use `node` itself for any other operator.
 */
export class GraphBuilder {
  readonly name: string;
  readonly #values = new Map<string, Value>();
  readonly #inputs: Value[] = [];
  readonly #constants: Constant[] = [];
  readonly #scalars = new Map<string, Value>();
  readonly #nodes: GraphNode[] = [];
  readonly #outputs = new Map<string, Value>();
  #count = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** A tensor fed at every run. Symbolic dimensions ("t") take any positive size, the same wherever the name occurs. */
  input(name: string, type: ElementType, shape: Shape): Value {
    const value = this.#register(name, type, shape);
    this.#inputs.push(value);
    return value;
  }

  /** A tensor stored in the graph. Large weights are better fed: then sessions share them. */
  constant(name: string, data: TensorData, shape: readonly number[]): Value {
    const type = elementTypeOf(name, data);
    if (elementCount(shape) !== data.length) {
      throw new GraphError(`Constant ${name} has ${data.length} elements; its shape ${formatShape(shape)} needs ${elementCount(shape)}.`);
    }
    const value = this.#register(name, type, shape);
    this.#constants.push(Object.freeze({ value, data }));
    return value;
  }

  /** A float32 scalar, stored once however often it is asked for. */
  scalar(number: number): Value {
    return this.#cached(`float32:${number}`, () => this.constant(this.#fresh("scalar"), Float32Array.of(number), []));
  }

  /** An int64 vector (shapes, axes, slice bounds), stored once however often it is asked for. */
  vector(numbers: readonly number[]): Value {
    return this.#cached(`int64:${numbers.join(",")}`, () =>
      this.constant(this.#fresh("vector"), BigInt64Array.from(numbers, BigInt), [numbers.length]));
  }

  /** Where an error would be: the name of the next node of this operator, and the graph's. */
  at(op: string): string {
    return `${this.#free(op)} of graph ${this.name}`;
  }

  /** Adds one operator and returns its outputs, whose types and shapes the caller vouches for. */
  node(spec: NodeSpec): Value[] {
    for (const [i, input] of spec.inputs.entries()) if (input !== null) this.#own(input, `${this.at(spec.op)}, input ${i}`);
    if (spec.outputs.length === 0) throw new GraphError(`${this.at(spec.op)}: a node needs an output.`);
    const name = this.#fresh(spec.op);
    const outputs = spec.outputs.map(({ type, shape }, i) =>
      this.#register(spec.outputs.length === 1 ? name : `${name}:${i}`, type, shape));
    this.#nodes.push(Object.freeze({
      op: spec.op,
      domain: spec.domain ?? "",
      name,
      inputs: Object.freeze([...spec.inputs]),
      outputs: Object.freeze(outputs),
      attributes: Object.freeze({ ...spec.attributes }),
    }));
    return outputs;
  }

  /** `node` for operators with one output. */
  apply(spec: Omit<NodeSpec, "outputs"> & { readonly output: NodeSpec["outputs"][number] }): Value {
    const { output, ...rest } = spec;
    return this.node({ ...rest, outputs: [output] })[0]!;
  }

  /** Names a value as a result of the graph. */
  output(name: string, value: Value): void {
    this.#own(value, `Graph ${this.name}, output ${name}`);
    this.#name(name, "output");
    this.#outputs.set(name, value);
  }

  /** The finished graph. What a node yields takes the output's name; inputs, constants and values named twice are copied by an Identity node. */
  build(): Graph {
    if (this.#outputs.size === 0) throw new GraphError(`Graph ${this.name} has no outputs. Call output(name, value) first.`);
    const made = new Set(this.#nodes.flatMap(({ outputs }) => outputs));
    const renamed = new Map<Value, Value>();
    const outputs: Value[] = [];
    const identities: GraphNode[] = [];
    for (const [name, value] of this.#outputs) {
      const output = Object.freeze({ name, type: value.type, shape: value.shape });
      outputs.push(output);
      if (made.has(value) && !renamed.has(value)) renamed.set(value, output);
      else identities.push(Object.freeze({ op: "Identity", domain: "", name: `output:${name}`, inputs: Object.freeze([renamed.get(value) ?? value]), outputs: Object.freeze([output]), attributes: {} }));
    }
    return Object.freeze({
      name: this.name,
      inputs: Object.freeze([...this.#inputs]),
      constants: Object.freeze([...this.#constants]),
      nodes: Object.freeze([...this.#nodes.map((node) => rename(node, renamed)), ...identities]),
      outputs: Object.freeze(outputs),
    });
  }

  #cached(key: string, make: () => Value): Value {
    const found = this.#scalars.get(key);
    if (found) return found;
    const value = make();
    this.#scalars.set(key, value);
    return value;
  }

  /** The name that `#fresh` would give. A graph built from another one holds names of this form already. */
  #free(stem: string): string {
    while (this.#values.has(`${stem}_${this.#count}`) || this.#outputs.has(`${stem}_${this.#count}`)) this.#count++;
    return `${stem}_${this.#count}`;
  }

  #fresh(stem: string): string {
    const name = this.#free(stem);
    this.#count++;
    return name;
  }

  #own(value: Value | undefined, where: string): void {
    if (value === undefined) throw new GraphError(`${where} is undefined. Pass a value of this graph, or null for an optional input left out.`);
    if (this.#values.get(value.name) !== value) {
      throw new GraphError(`${where}: value ${formatValue(value)} does not belong to graph ${this.name}.`);
    }
  }

  #name(name: string, kind: "value" | "output"): void {
    if (typeof name !== "string" || name === "") throw new GraphError(`Graph ${this.name}: a name is ${JSON.stringify(name)}; every ${kind} needs a string that is not empty.`);
    const taken = this.#values.get(name) ?? this.#outputs.get(name);
    if (taken) throw new GraphError(`Graph ${this.name}: the name ${name} of this ${kind} is taken by ${formatValue(taken)}. Names must be unique.`);
  }

  #register(name: string, type: ElementType, shape: Shape): Value {
    this.#name(name, "value");
    for (const dim of shape) {
      if (typeof dim === "string" ? dim === "" : !Number.isSafeInteger(dim) || dim < 1) {
        throw new GraphError(`${name} of graph ${this.name}: dimension ${JSON.stringify(dim)} of shape ${formatShape(shape)} must be a positive integer or a name. ` +
          "For an optional empty tensor keep one masked dummy entry.");
      }
    }
    const value = Object.freeze({ name, type, shape: Object.freeze([...shape]) });
    this.#values.set(name, value);
    return value;
  }
}

function rename(node: GraphNode, renamed: ReadonlyMap<Value, Value>): GraphNode {
  return Object.freeze({
    ...node,
    inputs: Object.freeze(node.inputs.map((input) => input && (renamed.get(input) ?? input))),
    outputs: Object.freeze(node.outputs.map((output) => renamed.get(output) ?? output)),
  });
}

/** Throws unless the value has this type and, where given, this shape. */
export function expectValue(where: string, value: Value, type: ElementType, shape?: Shape): void {
  if (value.type !== type || (shape && !sameShape(value.shape, shape))) {
    throw new GraphError(`${where}: got ${formatValue(value)}, expected ${type}${shape ? formatShape(shape) : ""}.`);
  }
}

function elementTypeOf(name: string, data: TensorData): ElementType {
  if (data instanceof Float32Array) return "float32";
  if (data instanceof BigInt64Array) return "int64";
  if (data instanceof Int32Array) return "int32";
  if (data instanceof Uint8Array) return "uint8";
  if (data instanceof Int8Array) return "int8";
  throw new GraphError(`Constant ${name}: its numbers must be a Float32Array, BigInt64Array, Int32Array, Uint8Array or Int8Array.`);
}
