"""Reference values for packages/overt/src/statistics, from SciPy and statsmodels.

    pip install scipy==1.* statsmodels==0.14.*
    python scripts/golden-statistics.py > packages/overt/src/statistics/__fixtures__/golden.json
"""
import itertools
import json

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import power_proportions_2indep, proportion_confint

# Eleven scenarios, unequal sizes, clustered.
CLUSTERS = [(0, 4), (0, 6), (1, 6), (5, 6), (6, 6), (0, 6), (2, 6), (3, 5), (0, 6), (6, 8), (1, 6)]


def cluster_robust():
    y, group = [], []
    for g, (count, n) in enumerate(CLUSTERS):
        y += [1.0] * count + [0.0] * (n - count)
        group += [g] * n
    y, group = np.array(y), np.array(group)
    fit = sm.OLS(y, np.ones((len(y), 1))).fit(cov_type="cluster", cov_kwds={"groups": group})
    variance = float(fit.cov_params()[0][0])
    p, n = float(y.mean()), len(y)
    deff = variance / (p * (1 - p) / n)
    effective = n / deff * (stats.t.ppf(0.975, n - 1) / stats.t.ppf(0.975, len(CLUSTERS) - 1)) ** 2
    low, high = stats.beta.ppf([0.025, 0.975], p * effective + 0.5, (1 - p) * effective + 0.5)
    return {"variance": variance, "designEffect": deff, "low": float(low), "high": float(high)}


def anova_icc():
    shares = [(c / n, n) for c, n in CLUSTERS]
    total, groups = sum(n for _, n in shares), len(shares)
    grand = sum(s * n for s, n in shares) / total
    ssb = sum(n * (s - grand) ** 2 for s, n in shares)
    ssw = sum(n * s * (1 - s) for s, n in shares)
    msb, msw = ssb / (groups - 1), ssw / (total - groups)
    size = (total - sum(n * n for _, n in shares) / total) / (groups - 1)
    return (msb - msw) / (msb + (size - 1) * msw)


def sign_flip(d):
    seen = abs(sum(d))
    flips = [abs(sum(s * x for s, x in zip(signs, d))) >= seen * (1 - 1e-12) for signs in itertools.product([1, -1], repeat=len(d))]
    return float(np.mean(flips))


def smallest_fall(p0, n, deff):
    low, high = 0.0, p0
    for _ in range(80):
        middle = (low + high) / 2
        power = power_proportions_2indep(-middle, p0, n / deff, alpha=0.05, return_results=False)
        low, high = (low, middle) if power >= 0.8 else (middle, high)
    return high


def paper_mean(cells, draws=1_000_000):
    rng = np.random.default_rng(7)
    means = np.mean([rng.beta(1 + c, 1 + n - c, draws) for c, n in cells], axis=0)
    return {"rate": float(means.mean()), "low": float(np.quantile(means, 0.025)), "high": float(np.quantile(means, 0.975))}


CELLS = [(12, 66), (0, 66), (20, 66), (3, 70), (0, 60), (30, 66)]
golden = {
    "versions": {"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "normalCdf": [[x, float(stats.norm.cdf(x))] for x in (-8, -3.5, -1.96, -0.3, 0, 0.7, 2.999, 3.001, 5)],
    "normalQuantile": [[p, float(stats.norm.ppf(p))] for p in (1e-6, 0.025, 0.2, 0.5, 0.8, 0.975, 0.9999)],
    "betaCdf": [[x, a, b, float(stats.beta.cdf(x, a, b))] for x, a, b in ((0.2, 0.5, 66.5), (0.01, 0.5, 400.5), (0.7, 30, 12), (0.5, 2.5, 2.5), (0.999, 200.5, 0.5))],
    "betaQuantile": [[p, a, b, float(stats.beta.ppf(p, a, b))] for p, a, b in ((0.975, 0.5, 66.5), (0.025, 3.5, 97.5), (0.025, 66.5, 0.5), (0.5, 10, 3), (0.975, 40.25, 300.75))],
    "studentQuantile": [[p, v, float(stats.t.ppf(p, v))] for p, v in ((0.975, 1), (0.975, 10), (0.95, 59), (0.025, 4), (0.975, 400))],
    "jeffreys": [[c, n, *map(float, proportion_confint(c, n, method="jeffreys"))] for c, n in ((3, 100), (40, 66), (199, 400))],
    "uniformBeta": [[c, n, *map(float, stats.beta.ppf([0.025, 0.975], 1 + c, 1 + n - c))] for c, n in ((0, 20), (5, 66), (66, 66))],
    "clusters": CLUSTERS,
    "clusterRobust": cluster_robust(),
    "icc": anova_icc(),
    "signFlip": [[d, sign_flip(d)] for d in ([-3, -2, 0, 1, -4, -1, -2], [1, 1, 1, 1], [-0.5, -0.25, 0.1, -0.3, -0.7, 0.2])],
    "mcnemar": [[b, c, float(mcnemar([[10, b], [c, 10]], exact=True).pvalue)] for b, c in ((12, 2), (5, 5), (0, 7), (30, 11))],
    "fisher": [[a, n, b, m, float(stats.fisher_exact([[a, n - a], [b, m - b]])[1])] for a, n, b, m in ((12, 66, 1, 66), (3, 20, 4, 25), (0, 60, 0, 60), (90, 400, 3, 400))],
    "holm": {"p": [0.01, 0.04, 0.03, 0.005, 0.5], "adjusted": multipletests([0.01, 0.04, 0.03, 0.005, 0.5], method="holm")[1].tolist()},
    "smallestFall": [[p, n, d, smallest_fall(p, n, d)] for p, n, d in ((0.25, 400, 2.5), (0.25, 66, 1.0), (0.15, 400, 1.0))],
    "cells": CELLS,
    "paperMean": paper_mean(CELLS),
}
print(json.dumps(golden, indent=1))
