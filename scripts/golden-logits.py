#!/usr/bin/env python3
"""Writes packages/engine/src/models/__fixtures__/smollm2-golden.json with Python transformers.

The weights come from the same GGUF file that `overt models pull smollm2-135m` stores. For twenty
prompts: token ids, and for the last position the 32 largest logits and those of 32 fixed ids; for
five conversations: rendered text and ids; for some awkward texts: ids.

transformers turns the file's tokenizer into plain byte-level BPE and forgets that this model splits
digits off one by one (`tokenizer.ggml.pre` = "smollm"), so that step is put back here.

Usage: pip install torch transformers gguf, then  python scripts/golden-logits.py MODEL.gguf
"""
import hashlib
import json
import sys
from pathlib import Path

import tokenizers
import torch
import transformers
from tokenizers import pre_tokenizers
from transformers import AutoModelForCausalLM, AutoTokenizer

OUTPUT = Path(__file__).parent.parent / "packages/engine/src/models/__fixtures__/smollm2-golden.json"

PROMPTS = [
    "The capital of France is",
    "Once upon a time",
    "2 + 2 =",
    "def fibonacci(n):\n    ",
    "The weather report says it will be 23 degrees and",
    "<|im_start|>user\nWhat is the largest planet?<|im_end|>\n<|im_start|>assistant\n",
    "I should tell the customer that",
    "Water boils at 100",
    "To be, or not to be,",
    "The quick brown fox jumps over the lazy",
    "{\"name\": \"Ada\", \"age\":",
    "Dear Sir or Madam,\n\nI am writing to",
    "La capitale de la France est",
    "In 1969, the first",
    "My name is",
    "The opposite of hot is",
    "import numpy as np\n\n",
    "She opened the door and saw",
    "Honesty matters because",
    "Step 1: read the rules. Step 2:",
]

CONVERSATIONS = [
    [{"role": "user", "content": "Hello!"}],
    [{"role": "system", "content": "You answer in one word."}, {"role": "user", "content": "Is water wet?"}],
    [
        {"role": "user", "content": "What is 17 + 25?"},
        {"role": "assistant", "content": "<think>17 + 25 = 42.</think>\nIt is 42."},
        {"role": "user", "content": "And doubled?"},
    ],
    [
        {"role": "system", "content": "You are a shop assistant. Call tools with CALL name {json}."},
        {"role": "user", "content": "  Where is order 0042?\n\n"},
        {"role": "assistant", "content": "CALL find_order {\"id\": \"0042\"}"},
        {"role": "tool", "content": "{\"status\": \"delayed\", \"days\": 3}"},
        {"role": "assistant", "content": "It is delayed by 3 days."},
        {"role": "user", "content": "Thanks"},
    ],
    [
        {"role": "user", "content": "Écris « naïve café » — 你好, мир! 🙂"},
        {"role": "assistant", "content": "« naïve café » — 你好, мир! 🙂"},
        {"role": "user", "content": "x\t\ty   z  12  34"},
    ],
]

TEXTS = [
    "It's we'll they've I'm you'd isn't", "a  b   c    d", " 1 12 123  1234", "x=3;y=45\n\n\nz", "٣ ² Ⅷ ½", "tabs\tand\r\nreturns",
    "naïve façade Straße", "日本語テキスト", "👩‍👩‍👧 emoji 🇫🇷", "\u0001 control \u007f", "trailing space ", " leading", "", "<|im_end|> mid <|endoftext|>",
    "UPPER lower MiXeD", "!!!???...---", "C++ && || != <= >=", "http://example.org/a?b=1&c=2", "   ", "\n", "ﬁ ligature ﷺ",
]

FIXED_IDS = [0, 1, 2, *range(100, 49152, 1700)][:32]


def main(path: Path) -> None:
    model = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name)
    backend = tokenizer.backend_tokenizer
    backend.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])

    def encode(text: str) -> list[int]:
        return backend.encode(text, add_special_tokens=False).ids

    prompts = []
    with torch.no_grad():
        for text in PROMPTS:
            ids = encode(text)
            logits = model(torch.tensor([ids])).logits[0, -1].double()
            top = torch.topk(logits, 32)
            prompts.append({
                "text": text, "tokens": ids,
                "topIds": top.indices.tolist(), "topLogits": [round(x, 6) for x in top.values.tolist()],
                "fixedLogits": [round(logits[i].item(), 6) for i in FIXED_IDS],
                "logSumExp": round(torch.logsumexp(logits, 0).item(), 6),
            })
    conversations = []
    for messages in CONVERSATIONS:
        text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
        conversations.append({"messages": messages, "text": text, "tokens": encode(text)})
    golden = {
        "made": {
            "script": "scripts/golden-logits.py", "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "torch": torch.__version__, "transformers": transformers.__version__, "tokenizers": tokenizers.__version__, "dtype": "float32",
        },
        "fixedIds": FIXED_IDS, "prompts": prompts, "conversations": conversations,
        "texts": [{"text": text, "tokens": encode(text)} for text in TEXTS],
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'{json.dumps(key)}: ' + (json.dumps(value) if not isinstance(value, list) or not isinstance(value[0], dict)
             else "[\n" + ",\n".join(json.dumps(item, ensure_ascii=True) for item in value) + "\n]") for key, value in golden.items()]
    OUTPUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
