"""The contestants' protocol: answers go to file descriptor 3, because libraries print on the others."""

import json
import os
import sys
import time

_out = os.fdopen(3, "w")


def inputs():
    """The inputs that the first argument names."""
    with open(sys.argv[1]) as file:
        return json.load(file)


def say(value):
    _out.write(json.dumps(value) + "\n")
    _out.flush()


def serve(versions, note, run):
    """One timed run for each line of input. `run` returns the work that it did."""
    say({"ready": {"versions": versions, "note": note}})
    for _ in sys.stdin:
        start = time.perf_counter()
        work = run()
        say({"seconds": time.perf_counter() - start, "work": work})


def versions(*packages):
    from importlib.metadata import version

    return {"python": sys.version.split()[0], **{name: version(name) for name in packages}}


LORA_TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
