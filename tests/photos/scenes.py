"""Pictures that look like photographs of works, made from a seed: 10 kinds of scene, several of which are near twins.

Twins share the composition (horizon, road, house, sign) and differ as two sites of one county do: in the skyline, the
light, what stands where, and what the sign says.
"""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 480, 360
KINDS = 10


def scene(seed):
    """The picture of a seed, always the same; its kind is the seed modulo the number of kinds."""
    random = np.random.default_rng(seed)
    return _MAKERS[seed % KINDS](random)


def _noise(random, octaves=6, tilt=0.55):
    """Fractal noise between 0 and 1: clouds, soil, leaves."""
    total = np.zeros((HEIGHT, WIDTH))
    for octave in range(octaves):
        cells = 2 ** (octave + 1)
        raw = (random.random((cells, cells)) * 255).astype("uint8")
        layer = Image.fromarray(raw).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        total += np.asarray(layer, float) / 255 * tilt**octave
    total -= total.min()
    return total / total.max()


def _coloured(field, low, high):
    low, high = np.array(low, float), np.array(high, float)
    return Image.fromarray((low + field[..., None] * (high - low)).clip(0, 255).astype("uint8"))


def _texture(random):
    low, high = random.integers(0, 120, 3), random.integers(120, 256, 3)
    return _coloured(_noise(random, tilt=random.uniform(0.5, 0.8)), low, high)


def _landscape(random):
    """Ridges before a sky."""
    picture = _coloured(_noise(random, 3), (120, 160, 210), (235, 240, 250))
    draw = ImageDraw.Draw(picture)
    for depth in range(3):
        base, line = HEIGHT * (0.4 + 0.15 * depth), np.zeros(WIDTH)
        for octave in range(7):
            knots = random.random(2 ** (octave + 1) + 1)
            line += np.interp(np.linspace(0, 1, WIDTH), np.linspace(0, 1, len(knots)), knots) * 0.5**octave
        line = base + (line - line.mean()) * 80
        shade = tuple(int(c) for c in random.integers(30, 120, 3))
        draw.polygon([(0, HEIGHT), *zip(range(WIDTH), line, strict=True), (WIDTH, HEIGHT)], fill=shade)
    return _grain(picture, random)


def _ground(random):
    """Sky above, soil below: what every scene of a site begins with."""
    horizon = int(HEIGHT * random.uniform(0.35, 0.5))
    picture = _coloured(_noise(random, 4), (150, 180, 215), (225, 235, 245))
    soil = _coloured(_noise(random), (90, 75, 55), (180, 155, 120))
    picture.paste(soil.crop((0, horizon, WIDTH, HEIGHT)), (0, horizon))
    return picture, ImageDraw.Draw(picture), horizon


def _road(random):
    picture, draw, horizon = _ground(random)
    middle, near = random.uniform(0.3, 0.7) * WIDTH, random.uniform(0.3, 0.5) * WIDTH
    foot = random.uniform(0.35, 0.65) * WIDTH
    road = [(middle - 8, horizon), (middle + 8, horizon), (foot + near, HEIGHT), (foot - near, HEIGHT)]
    draw.polygon(road, fill=tuple([int(random.integers(60, 130))] * 3))
    _trees(draw, random, horizon)
    return _grain(picture, random)


def _house(random):
    picture, draw, horizon = _ground(random)
    for _ in range(int(random.integers(1, 4))):
        left, wide, high = random.integers(0, WIDTH - 150), random.integers(90, 220), random.integers(60, 170)
        foot = horizon + random.integers(10, 90)
        wall = tuple(int(c) for c in random.integers(110, 250, 3))
        draw.rectangle((left, foot - high, left + wide, foot), fill=wall)
        for x in range(int(left) + 12, int(left + wide) - 18, 30):
            for y in range(int(foot - high) + 12, int(foot) - 20, 34):
                draw.rectangle((x, y, x + 14, y + 18), fill=(50, 60, 80))
    return _grain(picture, random)


def _sign(random):
    picture, draw, horizon = _ground(random)
    left, top = random.integers(30, 150), random.integers(20, 90)
    right, foot = WIDTH - random.integers(30, 150), horizon + random.integers(20, 100)
    draw.rectangle((left, top, right, foot), fill=tuple(int(c) for c in random.integers(20, 220, 3)))
    text = "".join(random.choice(list("ABCDEHKLMNORSTVXZ0123456789"), 10))
    draw.text((left + 15, top + 20), text[:5], fill="white", font_size=int(random.integers(40, 70)))
    draw.text((left + 15, top + 90), text[5:], fill="white", font_size=int(random.integers(25, 50)))
    return _grain(picture, random)


def _trench(random):
    """Pipes in a trench."""
    picture, draw, horizon = _ground(random)
    for _ in range(int(random.integers(2, 6))):
        start = (random.integers(0, WIDTH), horizon + random.integers(0, 30))
        end = (random.integers(-100, WIDTH + 100), HEIGHT)
        shade = tuple(int(c) for c in random.integers(20, 230, 3))
        draw.line([tuple(map(int, start)), tuple(map(int, end))], fill=shade, width=int(random.integers(8, 40)))
    return _grain(picture, random)


def _crowd(random):
    """Round and square things, as on a market or a square."""
    picture, draw, horizon = _ground(random)
    for _ in range(int(random.integers(15, 40))):
        x, y, size = random.integers(0, WIDTH), random.integers(horizon, HEIGHT), random.integers(10, 60)
        shade = tuple(int(c) for c in random.integers(0, 255, 3))
        paint = draw.ellipse if random.random() < 0.5 else draw.rectangle
        paint((int(x), int(y - size), int(x + size), int(y)), fill=shade)
    return _grain(picture, random)


def _trees(draw, random, horizon):
    for _ in range(int(random.integers(4, 12))):
        x, size = random.integers(0, WIDTH), random.integers(20, 90)
        foot = horizon + size // 3
        draw.rectangle((int(x) - 3, int(foot - size // 2), int(x) + 3, int(foot)), fill=(70, 50, 35))
        green = (int(random.integers(20, 70)), int(random.integers(70, 130)), 40)
        draw.ellipse(
            (int(x - size // 2), int(foot - size * 1.3), int(x + size // 2), int(foot - size // 3)), fill=green
        )


def _hall(random):
    """A room: walls in perspective, lamps, rows of tables."""
    tone = int(random.integers(150, 230))
    picture = Image.new("RGB", (WIDTH, HEIGHT), (tone, tone, tone - 15))
    draw = ImageDraw.Draw(picture)
    x, y = random.uniform(0.3, 0.7) * WIDTH, random.uniform(0.3, 0.6) * HEIGHT
    wide, high = random.integers(50, 130), random.integers(40, 90)
    draw.polygon([(0, HEIGHT), (x - wide, y + high), (x + wide, y + high), (WIDTH, HEIGHT)], fill=(120, 95, 70))
    draw.polygon([(0, 0), (x - wide, y - high), (x - wide, y + high), (0, HEIGHT)], fill=(tone - 40,) * 3)
    for _ in range(int(random.integers(3, 10))):
        a, b = random.integers(0, WIDTH - 60), random.integers(HEIGHT // 2, HEIGHT - 20)
        shade = tuple(int(c) for c in random.integers(30, 220, 3))
        draw.rectangle(
            (int(a), int(b), int(a + random.integers(30, 110)), int(b + random.integers(10, 40))), fill=shade
        )
    return _grain(picture, random)


def _dusk(random):
    """Little light, a lamp or two: nearly nothing for a print to hold on to."""
    picture = _coloured(_noise(random, 5), (5, 5, 15), (60, 60, 80))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(random.integers(3, 9))):
        x, y, size = random.integers(0, WIDTH), random.integers(0, HEIGHT), random.integers(5, 45)
        draw.ellipse((int(x - size), int(y - size), int(x + size), int(y + size)), fill=(250, 235, 180))
    return _grain(picture.filter(ImageFilter.GaussianBlur(4)), random)


def _grain(picture, random):
    """The noise of a phone's sensor."""
    field = np.asarray(picture, float) + random.normal(0, 6, (HEIGHT, WIDTH, 1))
    return Image.fromarray(field.clip(0, 255).astype("uint8"))


_MAKERS = (_texture, _landscape, _road, _house, _sign, _trench, _crowd, _hall, _dusk, _road)
