import { elementTypeCodes } from "../graph/element-type-codes.ts";
import type { Attribute, Graph, GraphNode } from "../graph/node.ts";
import type { Constant, Value } from "../graph/value.ts";
import { ProtobufWriter } from "./protobuf-writer.ts";

const irVersion = 10;
const opset = 21;

/** The graph as the bytes of an ONNX model (opset 21 and ONNX Runtime's `com.microsoft` operators). */
export function encodeModel(graph: Graph): Uint8Array<ArrayBuffer> {
  return new ProtobufWriter()
    .int(1, irVersion)
    .string(2, "overt")
    .message(7, (writer) => writeGraph(writer, graph))
    .message(8, (writer) => writer.string(1, "").int(2, opset))
    .message(8, (writer) => writer.string(1, "com.microsoft").int(2, 1))
    .finish();
}

function writeGraph(writer: ProtobufWriter, graph: Graph): void {
  for (const node of graph.nodes) writer.message(1, (inner) => writeNode(inner, node));
  writer.string(2, graph.name);
  for (const constant of graph.constants) writer.message(5, (inner) => writeConstant(inner, constant));
  for (const value of graph.inputs) writer.message(11, (inner) => writeValue(inner, value));
  for (const value of graph.outputs) writer.message(12, (inner) => writeValue(inner, value));
}

function writeNode(writer: ProtobufWriter, node: GraphNode): void {
  for (const input of node.inputs) writer.string(1, input?.name ?? "");
  for (const output of node.outputs) writer.string(2, output.name);
  writer.string(3, node.name).string(4, node.op);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    writer.message(5, (inner) => writeAttribute(inner.string(1, name), attribute));
  }
  if (node.domain !== "") writer.string(7, node.domain);
}

function writeAttribute(writer: ProtobufWriter, attribute: Attribute): void {
  switch (attribute.kind) {
    case "float":
      writer.float(2, attribute.value).int(20, 1);
      break;
    case "int":
      writer.int(3, attribute.value).int(20, 2);
      break;
    case "string":
      writer.string(4, attribute.value).int(20, 3);
      break;
    case "floats":
      for (const value of attribute.value) writer.float(7, value);
      writer.int(20, 6);
      break;
    case "ints":
      for (const value of attribute.value) writer.int(8, value);
      writer.int(20, 7);
      break;
  }
}

function writeConstant(writer: ProtobufWriter, { value, data }: Constant): void {
  for (const dim of value.shape) writer.int(1, dim as number);
  writer
    .int(2, elementTypeCodes[value.type])
    .string(8, value.name)
    .bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function writeValue(writer: ProtobufWriter, value: Value): void {
  writer.string(1, value.name).message(2, (type) =>
    type.message(1, (tensor) =>
      tensor.int(1, elementTypeCodes[value.type]).message(2, (shape) => {
        for (const dim of value.shape) {
          shape.message(1, (inner) => {
            if (typeof dim === "number") inner.int(1, dim);
            else inner.string(2, dim);
          });
        }
      })));
}
