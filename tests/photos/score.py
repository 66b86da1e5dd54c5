"""How many reused photographs are found and how many pairs of different ones are called alike.

    python -m tests.photos.score

prints the shares for each manipulation, then for each bound on the bits that may differ. The seeds here are not those
that the bound was chosen on (``--chosen`` takes those).
"""

import argparse
import io
import itertools
import statistics
from collections import defaultdict

import imagehash
import numpy as np
from PIL import Image, ImageEnhance

from shishi.documents.reading.pictures.prints import print_of
from shishi.rulebook.evidence import MOST_BITS, distance
from tests.photos.scenes import scene

SEEDS, CHOSEN = range(1000, 1140), range(140)
BOUNDS = range(4, 21, 2)


def _saved(picture, quality):
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue()))


def _cropped(picture, random, share):
    """What is left when ``share`` of the area is cut away, unevenly from the four sides."""
    wide = random.uniform(1 - share, 1)
    high = (1 - share) / wide
    left, top = random.uniform(0, 1 - wide), random.uniform(0, 1 - high)
    width, height = picture.size
    return picture.crop((left * width, top * height, (left + wide) * width, (top + high) * height))


MANIPULATIONS = {
    "saved at quality 35": lambda p, _: _saved(p, 35),
    "half the size": lambda p, _: _saved(p.resize((p.width // 2, p.height // 2)), 80),
    "12 % brighter": lambda p, _: _saved(ImageEnhance.Brightness(p).enhance(1.12), 85),
    "12 % darker": lambda p, _: _saved(ImageEnhance.Brightness(p).enhance(0.88), 85),
    "cropped by 10 %": lambda p, r: _saved(_cropped(p, r, 0.10), 85),
    "cropped by 25 %": lambda p, r: _saved(_cropped(p, r, 0.25), 85),
    "25 % off one side": lambda p, r: _saved(
        p.crop((p.width // 4 * (side := int(r.integers(2))), 0, p.width * (3 + side) // 4, p.height)), 85
    ),
    "cropped by 20 %, smaller, brighter, quality 50": lambda p, r: _saved(
        ImageEnhance.Brightness(_cropped(p, r, 0.20)).enhance(1.08).resize((300, 225)), 50
    ),
}


def measured(seeds, manipulations=MANIPULATIONS):
    """The distances of manipulated pictures from their originals by manipulation, and those of different pictures."""
    originals, reused = {}, defaultdict(list)
    for seed in seeds:
        picture, random = scene(seed), np.random.default_rng(seed + 7)
        originals[seed] = print_of(picture)
        for name, change in manipulations.items():
            reused[name].append(distance(print_of(change(picture, random)), originals[seed]))
    different = [distance(one, other) for one, other in itertools.combinations(originals.values(), 2)]
    return reused, different


def share(distances, bound=MOST_BITS):
    """The percentage of distances within the bound."""
    return 100 * statistics.mean(one <= bound for one in distances)


def whole_hashes(seeds):
    """The three hashes of ImageHash without parts, at their best bound below 2 % false: what parts are worth."""
    for name, made in (("phash", imagehash.phash), ("dhash", imagehash.dhash), ("whash", imagehash.whash)):
        originals, reused = [], []
        for seed in seeds:
            picture, random = scene(seed), np.random.default_rng(seed + 7)
            originals.append(made(picture))
            reused += [int(made(change(picture, random)) - originals[-1]) for change in MANIPULATIONS.values()]
        different = [int(one - other) for one, other in itertools.combinations(originals, 2)]
        bound = max((b for b in range(33) if share(different, b) <= 2), default=0)
        print(
            f"{name} of the whole, ≤{bound} bits: found {share(reused, bound):.1f} %, false {share(different, bound):.2f} %"
        )


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--chosen", action="store_true", help="the seeds that the bound was chosen on")
    seeds = CHOSEN if asked.parse_args().chosen else SEEDS
    reused, different = measured(seeds)
    every = [one for distances in reused.values() for one in distances]
    print(f"{len(seeds)} pictures, {len(every)} reused ones, {len(different)} pairs of different pictures")
    for name, distances in reused.items():
        print(f"  {name}: found {share(distances):.1f} %")
    for bound in BOUNDS:
        mark = "  ← the bound in use" if bound == MOST_BITS else ""
        print(f"≤{bound:2} bits: found {share(every, bound):.1f} %, false {share(different, bound):.2f} %{mark}")
    whole_hashes(seeds)


if __name__ == "__main__":
    main()
