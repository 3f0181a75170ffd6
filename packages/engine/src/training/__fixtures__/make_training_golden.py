"""Writes training-golden.json: loss curves of a tiny Llama trained by PyTorch, transformers and peft on fixed data.

pip install torch transformers peft; python make_training_golden.py

Weights, adapters and data come from the same integer generator as `random-model.ts`, so that only curves need storing.
"""

import json
from pathlib import Path

import peft
import torch
import transformers
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

HIDDEN, INNER, LAYERS, HEADS, KV, HEAD_DIM, VOCAB = 32, 48, 2, 4, 2, 8, 40
RANK, ALPHA = 4, 8
TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
torch.set_num_threads(1)


def stream(seed):
    """`random` of random-model.ts: numbers in [0, 1)."""
    state, mask = seed & 0xFFFFFFFF, 0xFFFFFFFF
    while True:
        state = (state + 0x9E3779B9) & mask
        z = ((state ^ (state >> 16)) * 0x21F0AAAD) & mask
        yield (z ^ (z >> 15)) / 2**32


def fill(tensor, numbers, center, spread):
    values = [center + (2 * next(numbers) - 1) * spread for _ in range(tensor.numel())]
    tensor.data.copy_(torch.tensor(values, dtype=torch.float64).float().view(tensor.shape))


def base_model():
    config = LlamaConfig(
        hidden_size=HIDDEN, intermediate_size=INNER, num_hidden_layers=LAYERS, num_attention_heads=HEADS, num_key_value_heads=KV, head_dim=HEAD_DIM,
        vocab_size=VOCAB, rms_norm_eps=1e-5, tie_word_embeddings=True, max_position_embeddings=64, attn_implementation="eager",
        rope_parameters={"rope_theta": 10000.0, "rope_type": "default"},
    )
    model = LlamaForCausalLM(config).float()
    numbers, state = stream(1), dict(model.named_parameters())
    names = ["model.embed_tokens.weight"]
    for layer in range(LAYERS):
        names += [f"model.layers.{layer}.{part}.weight" for part in ["input_layernorm", *[f"self_attn.{t}" for t in TARGETS[:4]], "post_attention_layernorm", *[f"mlp.{t}" for t in TARGETS[4:]]]]
    for name in [*names, "model.norm.weight"]:
        vector = state[name].dim() == 1
        fill(state[name], numbers, 1 if vector else 0, 0.2 if vector else 2 / state[name].shape[1] ** 0.5)
    return model


def lora_model(rslora=False):
    """A's and B's from the stream with seed 5, in ±0.1."""
    model = get_peft_model(base_model(), LoraConfig(r=RANK, lora_alpha=ALPHA, target_modules=TARGETS, use_rslora=rslora))
    numbers, state = stream(5), dict(model.named_parameters())
    for layer in range(LAYERS):
        for t in TARGETS:
            block = "mlp" if t in TARGETS[4:] else "self_attn"
            for side in "AB":
                fill(state[f"base_model.model.model.layers.{layer}.{block}.{t}.lora_{side}.default.weight"], numbers, 0, 0.1)
    return model


def token_logprobs(model, tokens):
    logits = model(input_ids=torch.tensor([tokens])).logits[0, :-1]
    return torch.log_softmax(logits, -1).gather(1, torch.tensor(tokens[1:])[:, None])[:, 0]


def sequences(lengths, seed):
    numbers = stream(seed)
    return [[int(next(numbers) * VOCAB) for _ in range(length)] for length in lengths]


def step(model, optimizer, loss, scale=1.0):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0).item()
    optimizer.step()
    optimizer.zero_grad()
    return norm


def adam(model, lr):
    return torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)


def sft(model, lr, steps=20):
    batch, optimizer, losses, norms = sequences([12, 9, 20], 3), adam(model, lr), [], []
    for _ in range(steps):
        picked = [token_logprobs(model, tokens)[-5:] for tokens in batch]
        loss = -torch.cat(picked).mean()
        losses.append(loss.item())
        norms.append(step(model, optimizer, loss))
    return {"loss": losses, "gradNorm": norms}


def grpo(normalization, clip_low, clip_high, kl, lr=0.005, steps=5):
    """Two prompts of 6 tokens with three completions each, of 4 to 9 tokens; the reference is the model without its adapter."""
    numbers, batch = stream(11), []
    prompts = sequences([6, 6], 9)
    for i, length in enumerate([4, 9, 6, 7, 5, 8]):
        batch.append((prompts[i // 3] + [int(next(numbers) * VOCAB) for _ in range(length)], [1.2, -0.3, -0.9, 0.8, -1.3, 0.5][i]))
    model = lora_model()
    optimizer = adam(model, lr)
    with torch.no_grad():
        old = [token_logprobs(model, tokens)[5:] for tokens, _ in batch]
        with model.disable_adapter():
            reference = [token_logprobs(model, tokens)[5:] for tokens, _ in batch]
    curve = {"loss": [], "gradNorm": [], "clipFraction": [], "klReference": []}
    for _ in range(steps):
        sums, clips, kls, total = [], 0, 0, 0
        for (tokens, advantage), o, r in zip(batch, old, reference):
            logprobs = token_logprobs(model, tokens)[5:]
            ratio, d = torch.exp(logprobs - o), logprobs - r
            k3 = torch.exp(-d) - 1 + d
            token_loss = -torch.min(ratio * advantage, ratio.clamp(1 - clip_low, 1 + clip_high) * advantage) + kl * k3
            sums.append((token_loss.sum(), len(o)))
            clips += ((ratio > 1 + clip_high) if advantage > 0 else (ratio < 1 - clip_low)).sum().item()
            kls, total = kls + k3.sum().item(), total + len(o)
        if normalization == "grpo":
            loss = sum(s / n for s, n in sums) / len(batch)
        elif normalization == "dr_grpo":
            loss = sum(s for s, _ in sums) / (len(batch) * 10)
        else:
            loss = sum(s for s, _ in sums) / total
        curve["loss"].append(loss.item())
        curve["clipFraction"].append(clips / total)
        curve["klReference"].append(kls / total)
        curve["gradNorm"].append(step(model, optimizer, loss))
    return curve


golden = {
    "versions": {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__},
    "sft": {"lora": sft(lora_model(), 0.01), "rslora": sft(lora_model(rslora=True), 0.01), "full": sft(base_model(), 0.003)},
    "grpo": {
        "grpo": grpo("grpo", 0.2, 0.2, 0.04),
        "dr_grpo": grpo("dr_grpo", 0.2, 0.2, 0.0),
        "dapo": grpo("dapo", 0.2, 0.28, 0.0),
    },
}
rounded = json.loads(json.dumps(golden), parse_float=lambda x: round(float(x), 6))
Path(__file__).with_name("training-golden.json").write_text(json.dumps(rounded, indent=1) + "\n")
