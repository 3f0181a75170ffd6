"""Writes a GGUF file again with its matrices in another type. Arguments: from, to, type (F32, Q8_0, Q4_0)."""

import sys

from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter, LlamaFileType
from gguf.quants import dequantize, quantize

source, target, name = sys.argv[1:]
wanted = GGMLQuantizationType[name]
file_types = {"F32": LlamaFileType.ALL_F32, "Q8_0": LlamaFileType.MOSTLY_Q8_0, "Q4_0": LlamaFileType.MOSTLY_Q4_0}
reader = GGUFReader(source)
writer = GGUFWriter(target, reader.fields["general.architecture"].contents())
for key, field in reader.fields.items():
    if key.startswith("GGUF.") or key in ("general.architecture", "general.file_type", "general.quantization_version"):
        continue
    kind = field.types[0]
    writer.add_key_value(key, field.contents(), kind, sub_type=field.types[-1] if kind == GGUFValueType.ARRAY else None)
writer.add_file_type(file_types[name])
writer.add_quantization_version(2)
for tensor in reader.tensors:
    data = dequantize(tensor.data, tensor.tensor_type)
    if data.ndim < 2:
        writer.add_tensor(tensor.name, data)
    else:
        writer.add_tensor(tensor.name, quantize(data, wanted), raw_dtype=wanted)
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()
