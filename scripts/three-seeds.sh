#!/usr/bin/env bash
# The published measurement: for each seed build the organism, cure it, and look once at the sealed set; then pool.
# Write the predictions into docs/experiments/log.md first. By estimate two hours on two cores; every step resumes.
#
# scripts/three-seeds.sh FOLDER [SEED...]     organisms, runs and the pooled report go into FOLDER; seeds default to 1 2 3
set -euo pipefail
if [ "$#" -eq 0 ]; then
  echo "usage: scripts/three-seeds.sh FOLDER [SEED...]   (by estimate two hours on two cores; resumes where it stopped)" >&2
  exit 2
fi
folder="$(realpath -m "$1")"
shift
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH" # the Node that npm ci brought
seeds=("$@")
[ "$#" -gt 0 ] || seeds=(1 2 3)
overt() { node packages/overt/src/cli/main.ts "$@"; }

measured=()
for seed in "${seeds[@]}"; do
  organism="$folder/organism-$seed"
  runs="$folder/seed-$seed"
  [ -e "$organism/adapter_config.json" ] ||
    overt organism build studies/organism-alignment-faker.yaml --seed "$seed" --set output="$organism" --runs "$runs"
  [ -e "$runs/cured" ] || {
    overt train sft studies/quickstart.yaml --seed "$seed" --set organism="$organism" --runs "$runs"
    touch "$runs/cured"
  }
  [ -e "$runs/looked" ] || {
    overt eval studies/sealed.yaml --sealed --of quickstart --seed "$seed" --set organism="$organism" --runs "$runs"
    touch "$runs/looked"
  }
  measured+=("$runs/sealed")
done
overt report "${measured[@]}" --out "$folder/report"
