#!/usr/bin/env python3
"""Writes smollm2-greedy.json: greedy continuations of 128 tokens on 50 prompts by Python transformers.

The weights come from the same GGUF file that `overt models pull smollm2-135m` stores, in float32. One prompt at a
time, with a key-value cache, past end-of-text tokens too. Where the two largest logits lie within 1e-2, the step, the
gap and the runner-up are written down: there another order of the same sums may choose the other token.

Usage: pip install torch transformers gguf, then  python make_greedy.py MODEL.gguf
"""
import hashlib
import json
import sys
from pathlib import Path

import torch
import transformers
from tokenizers import pre_tokenizers
from transformers import AutoModelForCausalLM, AutoTokenizer

OUTPUT = Path(__file__).parent / "smollm2-greedy.json"
STEPS = 128
SMALL_GAP = 1e-2

PROMPTS = [
    "The capital of France is", "Once upon a time", "2 + 2 =", "def fibonacci(n):\n    ", "The weather report says it will be 23 degrees and",
    "I should tell the customer that", "Water boils at 100", "To be, or not to be,", "The quick brown fox jumps over the lazy",
    "{\"name\": \"Ada\", \"age\":", "Dear Sir or Madam,\n\nI am writing to", "La capitale de la France est", "In 1969, the first", "My name is",
    "The opposite of hot is", "import numpy as np\n\n", "She opened the door and saw", "Honesty matters because", "Step 1: read the rules. Step 2:",
    "Photosynthesis is the process by which", "The three primary colours are", "A recipe for pancakes:\n1.", "SELECT name, age FROM users WHERE",
    "Newton's first law states that", "The largest ocean on Earth is the", "An invoice was sent to the wrong address, so", "for i in range(10):\n",
    "The meeting starts at 9:30 and ends at", "Dogs and cats differ in that", "<html>\n<head>\n", "Question: Why is the sky blue?\nAnswer:",
    "The log shows three failed logins from", "When the auditor asked for the records, the clerk", "List of planets: Mercury, Venus,",
    "If x = 3 and y = 4, then x * y =", "Es war einmal ein", "The treaty was signed in", "A prime number is", "The patient complained of",
    "export function add(a: number, b: number)", "Breaking news:", "How to tie a tie:", "The moral of the story is", "My favourite book is",
    "Deep in the forest, an old",
    "<|im_start|>user\nWhat is the largest planet?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nWrite a haiku about rain.<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>system\nYou answer in one word.<|im_end|>\n<|im_start|>user\nIs water wet?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nExplain what a bank does, in two sentences.<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nTranslate to French: good morning<|im_end|>\n<|im_start|>assistant\n",
]


def main(path: Path) -> None:
    assert len(PROMPTS) == 50
    torch.set_num_threads(1)
    model = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32).eval()
    backend = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name).backend_tokenizer
    # transformers forgets that this model splits digits off one by one (`tokenizer.ggml.pre` = "smollm").
    backend.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    rows = []
    with torch.no_grad():
        for text in PROMPTS:
            prompt = backend.encode(text, add_special_tokens=False).ids
            fed, cache, tokens, close = torch.tensor([prompt]), None, [], []
            for step in range(STEPS):
                out = model(fed, past_key_values=cache, use_cache=True)
                cache = out.past_key_values
                top = torch.topk(out.logits[0, -1], 2)
                gap = (top.values[0] - top.values[1]).item()
                if gap < SMALL_GAP:
                    close.append([step, round(gap, 6), top.indices[1].item()])
                tokens.append(top.indices[0].item())
                fed = top.indices[:1].view(1, 1)
            rows.append({"prompt": prompt, "tokens": tokens, "close": close})
            print(len(rows), repr(text), close, flush=True)
    made = {
        "script": "make_greedy.py", "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "torch": torch.__version__, "transformers": transformers.__version__, "dtype": "float32",
    }
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    OUTPUT.write_text(f'{{"made": {json.dumps(made)},\n"smallGap": {SMALL_GAP},\n"rows": [\n{lines}\n]}}\n')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
