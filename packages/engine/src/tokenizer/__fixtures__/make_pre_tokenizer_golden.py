#!/usr/bin/env python3
"""Writes pre-tokenizer-golden.json beside it: a small vocabulary whose merges cross every kind of boundary, and how Python's
tokenizers splits awkward texts with it under each pre-tokenizer that GGUF files name, spelled as in the tokenizer.json of
SmolLM2, GPT-2, Qwen2.5 and Llama 3.

Usage: pip install tokenizers, then  python make_pre_tokenizer_golden.py
"""
import json
from importlib.metadata import version
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from tokenizers.pre_tokenizers import ByteLevel, Digits, Split

WORDS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|%s| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"


def split_words(digits: str):
    return pre_tokenizers.Sequence([Split(Regex(WORDS % digits), "isolated", invert=False), ByteLevel(add_prefix_space=False, use_regex=False)])


PRE = {
    "smollm": (pre_tokenizers.Sequence([Digits(individual_digits=True), ByteLevel(add_prefix_space=False, use_regex=True)]), None, False),
    "gpt-2": (ByteLevel(add_prefix_space=False, use_regex=True), None, False),
    "qwen2": (split_words(r"\p{N}"), normalizers.NFC(), False),
    "llama-bpe": (split_words(r"\p{N}{1,3}"), None, True),
}
TEXTS = [
    "I'll say it's 12345, isn't it? We'VE 1,000.50!!", "  two  spaces\tand\n\n  lines \r\n\r\nend  ", "naïve café e\u0301 Ünïcödé ÅÄÖ", "日本語のテキスト 東京123",
    "٣٤٥ ½ ²³ Ⅷ", "def f(x):\n    return x**2 # ok\n", "🙂🙂 !? ...(a)[b]{c}", "don’t “quote” — dash", "x\u00a0y\u3000z\u200b", "MIXEDcase'LL 'tis '90s",
]


def main() -> None:
    trained = Tokenizer(models.BPE())
    trained.pre_tokenizer = ByteLevel(add_prefix_space=False, use_regex=False)  # no boundaries: merges run across words, digits and lines
    trained.train_from_iterator(TEXTS * 3, trainers.BpeTrainer(vocab_size=700, initial_alphabet=ByteLevel.alphabet(), show_progress=False, max_token_length=6))
    model = json.loads(trained.to_str())["model"]
    merges = [tuple(merge) for merge in model["merges"]]
    golden = {}
    for name, (pre, normalizer, ignore_merges) in PRE.items():
        tokenizer = Tokenizer(models.BPE(vocab=model["vocab"], merges=merges, ignore_merges=ignore_merges))
        tokenizer.pre_tokenizer = pre
        if normalizer:
            tokenizer.normalizer = normalizer
        golden[name] = [tokenizer.encode(text).ids for text in TEXTS]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    out = {"tokenizers": version("tokenizers"), "tokens": tokens, "merges": [" ".join(merge) for merge in merges], "texts": TEXTS, "golden": golden}
    (Path(__file__).parent / "pre-tokenizer-golden.json").write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
