"""The contestants' protocol for trainers that own their loop."""

import sys
import time

from transformers import TrainerCallback

from serve import say


class Steps(TrainerCallback):
    """Lets one step go for each line of input, once warm. Each is timed from its beginning to its end; what the loop does
    between two steps (loading the batch) is not counted."""

    def __init__(self, warm_up, versions, note, work):
        self.warm_up = warm_up
        self.versions = versions
        self.note = note
        self.work = work
        self.done = 0
        self.start = None

    def on_step_begin(self, args, state, control, **kwargs):
        if self.done >= self.warm_up:
            if self.done == self.warm_up:
                say({"ready": {"versions": self.versions, "note": self.note()}})
            if sys.stdin.readline() == "":
                raise SystemExit(0)
        self.start = time.perf_counter()

    def on_step_end(self, args, state, control, **kwargs):
        if self.done >= self.warm_up:
            say({"seconds": time.perf_counter() - self.start, "work": self.work})
        self.done += 1
