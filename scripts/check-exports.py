#!/usr/bin/env python3
"""Opens what export-for-checks.ts wrote with transformers, peft and gguf, and compares logits with the engine's.

Usage: pip install torch transformers peft gguf safetensors, then  python scripts/check-exports.py FOLDER
"""
import json
import sys
from pathlib import Path

import torch
from gguf import GGUFReader
from peft import PeftModel
from safetensors import safe_open
from transformers import AutoModelForCausalLM, AutoTokenizer

TOLERANCE = 1e-3


def main(root: Path) -> int:
    failures = 0
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        expected = json.loads((folder / "expected.json").read_text())
        tokens = torch.tensor([expected["tokens"]])

        def compare(model, key: str) -> None:
            nonlocal failures
            with torch.no_grad():
                difference = (model.eval()(tokens).logits[0] - torch.tensor(expected["logits"][key])).abs().max().item()
            failures += not difference < TOLERANCE
            print(f"{folder.name:14} {key or 'F32':10} largest difference of a logit {difference:.2e}{'' if difference < TOLERANCE else '  FAILED'}")

        def check(what: str, right: bool) -> None:
            nonlocal failures
            failures += not right
            if not right:
                print(f"{folder.name:14} {what} FAILED")

        for dtype in ("F32", "F16", "BF16"):
            compare(AutoModelForCausalLM.from_pretrained(folder / dtype, dtype=torch.float32), dtype)
            with safe_open(folder / dtype / "model.safetensors", "pt") as file:
                check(f"{dtype} metadata", expected["metadata"].items() <= file.metadata().items())
        tokenizer = AutoTokenizer.from_pretrained(folder / "F32")
        check("tokens", tokenizer(expected["text"], add_special_tokens=False)["input_ids"] == expected["tokens"])
        check("chat template", tokenizer.apply_chat_template([{"role": "user", "content": "hello"}], tokenize=False).startswith("<|im_start|>user\nhello<|im_end|>"))
        compare(PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(folder / "F32", dtype=torch.float32), folder / "adapter"), "adapter")
        for name in ("F16.gguf", "Q8_0.gguf"):
            reader = GGUFReader(folder / name)
            for key, value in expected["metadata"].items():
                check(f"{name} metadata", reader.get_field(f"overt.metadata.{key}").contents() == value)
            # transformers reads neither a Llama's biases nor rope scaling nor Qwen3's width of a head from GGUF; llama.cpp does.
            if folder.name not in ("llama-scaled", "qwen3"):
                compare(AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.float32), name)
    return failures


if __name__ == "__main__":
    sys.exit(min(1, main(Path(sys.argv[1]))))
