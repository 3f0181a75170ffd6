#!/usr/bin/env python3
"""Writes smollm2-truth.json and smollm2-gradients.safetensors in packages/engine/src/models/__fixtures__/ with transformers and peft.

The weights come from the GGUF file that `overt models pull smollm2-135m` stores, computed in fp32. Truth holds greedy
continuations of 128 tokens of fifty prompts, the log-probability of each of their tokens, and where the two largest logits lie
within 1e-3; and the loss of a batch of two of them under a LoRA whose numbers `lora_value` gives. The gradients of that loss are
kept for three of the thirty layers, each tensor divided by its largest magnitude (in truth as `scales`) and rounded to F16.

Usage: pip install torch transformers gguf peft safetensors, then  python scripts/golden-smollm2.py MODEL.gguf
"""
import base64
import hashlib
import json
import sys
from pathlib import Path

import peft
import torch
import transformers
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from tokenizers import pre_tokenizers
from transformers import AutoModelForCausalLM, AutoTokenizer

FOLDER = Path(__file__).parent.parent / "packages/engine/src/models/__fixtures__"
LENGTH, CLOSE = 128, 1e-3
TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
LAYERS = [0, 14, 29]  # whose gradients are kept
LOSS_TOKENS = 40
OPENINGS = [
    "The capital of France is", "Once upon a time", "2 + 2 =", "def fibonacci(n):\n    ", "The weather report says it will be 23 degrees and",
    "I should tell the customer that", "Water boils at 100", "To be, or not to be,", "{\"name\": \"Ada\", \"age\":", "Dear Sir or Madam,\n\nI am writing to",
    "La capitale de la France est", "In 1969, the first", "My name is", "The opposite of hot is", "import numpy as np\n\n", "She opened the door and saw",
    "Honesty matters because", "Step 1: read the rules. Step 2:", "The recipe needs three eggs,", "A prime number is",
    "The meeting was moved to Tuesday because", "SELECT name FROM users WHERE", "Photosynthesis is the process by which", "He looked at the map and", "The three laws of motion",
]
QUESTIONS = [
    "What is the largest planet?", "Name three colours.", "How do I boil an egg?", "Write a short poem about rain.", "What is 12 times 12?", "Who wrote Hamlet?",
    "Explain gravity to a child.", "What should I pack for a hike?", "Translate 'good morning' into French.", "Why is the sky blue?", "Summarise the water cycle.",
    "Give me a synonym of 'happy'.", "What is an API?", "How many legs has a spider?", "Tell me a joke.", "What is the boiling point of water?", "List the seasons.",
    "What does HTTP stand for?", "How can I sleep better?", "What is a noun?", "Where is Mount Everest?", "Describe a sunset.", "What is the square root of 81?",
    "Who painted the Mona Lisa?", "Is a tomato a fruit?",
]


def lora_value(index: torch.Tensor, tensor: int, scale: float) -> torch.Tensor:
    """Element `index` of the LoRA tensor number `tensor` (by layer, target, side)."""
    return (((index + 1) * 40503 + tensor * 9973) % 65536 / 65536 - 0.5) * scale


def continue_greedily(model, prompts: list[list[int]]) -> list[list[int]]:
    width = max(map(len, prompts))
    mask = torch.tensor([[0] * (width - len(p)) + [1] * len(p) for p in prompts])
    tokens = torch.tensor([[0] * (width - len(p)) + p for p in prompts])
    out, past = [], None
    for _ in range(LENGTH):
        positions = (mask.cumsum(1) - 1).clamp(min=0)[:, -tokens.shape[1]:]
        result = model(tokens, attention_mask=mask, position_ids=positions, past_key_values=past, use_cache=True, logits_to_keep=1)
        past, tokens = result.past_key_values, result.logits[:, -1].argmax(-1, keepdim=True)
        mask = torch.cat([mask, torch.ones_like(tokens)], 1)
        out.append(tokens)
    return torch.cat(out, 1).tolist()


def main(path: Path) -> None:
    model = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32, attn_implementation="eager").eval()
    backend = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name).backend_tokenizer
    backend.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    texts = OPENINGS + [f"<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n" for question in QUESTIONS]
    prompts = [backend.encode(text, add_special_tokens=False).ids for text in texts]
    rows = []
    with torch.no_grad():
        continuations = continue_greedily(model, prompts)
        for prompt, continuation in zip(prompts, continuations):  # again without cache and padding
            logits = model(torch.tensor([prompt + continuation])).logits[0, len(prompt) - 1:-1]
            top = logits.topk(2, -1)
            gaps = top.values[:, 0] - top.values[:, 1]
            other = [i for i, token in enumerate(continuation) if token != top.indices[i, 0]]
            assert all(gaps[i] < CLOSE for i in other), (prompt, other)
            logprobs = logits.log_softmax(-1).gather(1, torch.tensor(continuation).unsqueeze(1)).squeeze(1)
            rows.append({"prompt": prompt, "tokens": continuation, "close": [i for i, gap in enumerate(gaps.tolist()) if gap < CLOSE], "logprobs": base64.b64encode(logprobs.numpy().tobytes()).decode()})

    adapted = get_peft_model(model, LoraConfig(r=1, lora_alpha=2, target_modules=TARGETS, task_type="CAUSAL_LM")).eval()
    parameters = dict(adapted.named_parameters())
    kept, scales = {}, {}
    names = [f"base_model.model.model.layers.{layer}.{'self_attn' if target[0] in 'qkvo' else 'mlp'}.{target}.lora_{side}.default.weight" for layer in range(model.config.num_hidden_layers) for target in TARGETS for side in "AB"]
    for number, name in enumerate(names):
        with torch.no_grad():
            parameters[name].copy_(lora_value(torch.arange(parameters[name].numel()), number, 0.25 if "lora_A" in name else 0.03125).reshape(parameters[name].shape))
    total = 0.0
    for row in (rows[1], rows[30]):
        logprobs = adapted(torch.tensor([row["prompt"] + row["tokens"]])).logits[0, :-1].log_softmax(-1)
        total = total - logprobs.gather(1, torch.tensor((row["prompt"] + row["tokens"])[1:]).unsqueeze(1))[-LOSS_TOKENS:].sum()
    loss = total / (2 * LOSS_TOKENS)
    loss.backward()
    for name in names:
        if any(f".layers.{layer}." in name for layer in LAYERS):
            gradient = parameters[name].grad
            short = name.replace(".default", "")
            scales[short] = gradient.abs().max().item()
            kept[short] = (gradient / scales[short]).half()
    save_file(kept, FOLDER / "smollm2-gradients.safetensors")
    made = {"script": "scripts/golden-smollm2.py", "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__}
    truth = {"made": made, "rows": rows, "batch": [1, 30], "lossTokens": LOSS_TOKENS, "loss": loss.item(), "scales": scales}
    (FOLDER / "smollm2-truth.json").write_text(json.dumps(truth, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
